"""What the command line accepts. Messages of argparse become UsageProblems, so that every error looks alike."""

import argparse
import os

from zeren.ask.scope import PLACE_LEVELS
from zeren.errors import UsageProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

FORMATS = ("table", "json", "csv", "md")
RESULT_FORMATS = ("json", "csv", "tsv", "ttl", "table", "md")
REPORT_FORMATS = ("human", "json")

# name: (what it does, in zh and en), for help and README alike
COMMANDS = {
    "who": ("谁对某一危险源、行业或活动负责", "who is responsible for a hazard, an industry or an activity"),
    "roles": ("各部门在各领域的角色", "the roles that bodies hold in domains"),
    "duties": ("主体和岗位的职责", "the duties of bodies and posts"),
    "body": ("主体的概况", "the profile of a body"),
    "matrix": ("主体与领域的矩阵", "bodies by domains"),
    "gaps": ("原文留下的空白", "what the text leaves open"),
    "text": ("一条款项的原文和由它得出的事实", "a provision and the facts drawn from it"),
    "query": ("运行存有的或给出的 SPARQL", "run a stored or given SPARQL query"),
    "queries": ("列出存有的查询", "list the stored queries"),
    "validate": ("用 SHACL 检查数据", "check data with SHACL"),
    "build": ("由表格生成图", "build the graph from the tables"),
    "new": ("新建自己的数据集", "make a collection of one's own"),
    "stats": ("数据的计数", "counts of what the data hold"),
    "doctor": ("检查本机上哪些功能可用", "what works on this machine and what does not"),
}


# What argparse says, and the same in Chinese.
_SAID = (
    (r"unrecognized arguments: (.*)", r"不认识“\1”"),
    (r"the following arguments are required: (.*)", r"缺少 \1"),
    (r"argument (.*?): invalid choice: '?(.*?)'? \(choose from (.*)\)", r"\1 不能是“\2”，可用：\3"),
    (r"argument (.*?): expected one argument", r"\1 后面缺少值"),
    (r"argument (.*?): ignored explicit argument '?(.*?)'?", r"\1 不带值，不能写“\2”"),
    (r"argument (.*?): the path is empty", r"\1 的路径为空"),
    (r"ambiguous option: (.*?) could match (.*)", r"“\1”不明确，可以是 \2"),
)


class _Help(argparse.HelpFormatter):
    """Help as wide as the terminal. argparse makes one for each argument, and would import shutil to ask the width."""

    def __init__(self, prog: str) -> None:
        try:
            width = os.get_terminal_size(1).columns
        except OSError:  # stdout is no terminal
            width = 80
        super().__init__(prog, width=max(width, 40) - 2)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser whose errors are problems of ours."""

    help_at = ""  # the command whose help tells how it is written

    def error(self, message: str) -> "NoReturn":
        raise UsageProblem(
            f"命令没有看懂：{_chinese(message)}", f"the command was not understood: {message}",
            hint_zh=f"看用法：{self.help_at or self.prog} --help", hint_en=f"See {self.help_at or self.prog} --help",
        )  # fmt: skip


def _chinese(message: str) -> str:
    import re

    for said, chinese in _SAID:
        if found := re.fullmatch(said, message, re.DOTALL):
            return re.sub(r"'([\w-]+)'", r"\1", found.expand(chinese))
    return message


def parser(command: str | None) -> Parser:
    """The parser; only the named command's arguments are built, which is most of what building costs."""
    top = Parser(
        prog="zeren",
        description="责任：谁对什么负责，依据哪一句。Who is responsible for what, and the sentence that says so.",
        epilog="zeren COMMAND --help",
        formatter_class=_Help,
    )
    top.add_argument("--version", action="store_true", help="版本 version")
    top.help_at = f"zeren {command}" if command else ""
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    for name, (zh, en) in COMMANDS.items():
        if command is None or name == command:
            sub = commands.add_parser(
                name, help=f"{zh} · {en}", description=f"{zh}。{en}.", formatter_class=_Help
            )
            _common(sub, name)
            _own(sub, name)
    return top


def _common(sub: argparse.ArgumentParser, name: str) -> None:
    if name not in ("new", "queries"):  # these read nothing of a collection
        sub.add_argument("--data", metavar="DIR", type=_path, help="另一数据集 another collection")
    if name not in ("new", "queries", "build", "validate"):  # these work on files
        sub.add_argument(
            "--endpoint", metavar="URL", help="SPARQL 1.1 端点 endpoint in place of the embedded store"
        )
    sub.add_argument("--lang", choices=("zh", "en"), default="zh", help="语言 language")
    sub.add_argument("-o", "--output", metavar="FILE", type=_path, help="写到文件 write to a file")


def _path(value: str) -> str:
    # An unset variable of a shell script must not turn into the shipped data or the current directory.
    if not value or "\0" in value:
        raise argparse.ArgumentTypeError("the path is empty")
    return value


def _scope(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--as-of", metavar="YYYY-MM-DD", help="哪一天（默认今天） on which day (default today)")
    sub.add_argument(
        "--law", action="append", default=[], metavar="KEY", help="法规（可重复） law (repeatable)"
    )
    sub.add_argument("--level", choices=PLACE_LEVELS, help="层级 level of place")
    sub.add_argument("--format", choices=FORMATS, default="table", help="格式 format")


def _own(sub: argparse.ArgumentParser, name: str) -> None:
    if name == "who":
        sub.add_argument("terms", nargs="*", metavar="TERM", help="要查的词 what to look for")
        sub.add_argument("--from", dest="from_file", metavar="FILE", help="每行一个词 one term a line")
        _scope(sub)
    elif name == "roles":
        sub.add_argument(
            "about", nargs="?", metavar="BODY|TERM", help="主体或事项，不写为全部 body or domain, none: all"
        )
        _scope(sub)
    elif name == "duties":
        sub.add_argument("about", nargs="?", metavar="BODY", help="主体，不写为全部 body, none: all")
        sub.add_argument("--post", help="岗位，如 主要负责人 post, like principal")
        sub.add_argument("--own", action="store_true", help="只列自身条款 own provisions only")
        _scope(sub)
    elif name == "body":
        sub.add_argument("about", nargs="?", metavar="NAME", help="主体，不写为全部 body, none: all")
        _scope(sub)
    elif name in ("matrix", "gaps"):
        _scope(sub)
    elif name == "text":
        sub.add_argument(
            "citation", metavar="CITATION", help="条款项，如 22-3、19.2-4、41.2 provision, like these"
        )
        _scope(sub)
    elif name == "query":
        sub.add_argument(
            "query",
            metavar="NAME|FILE|-",
            help="名称（见 zeren queries）、.rq 文件或标准输入 name, file or stdin",
        )
        sub.add_argument(
            "--param",
            action="append",
            default=[],
            metavar="k=v",
            help="参数（可重复） parameter (repeatable)",
        )
        sub.add_argument("--format", choices=RESULT_FORMATS, default="table", help="格式 format")
    elif name == "validate":
        sub.add_argument(
            "paths",
            nargs="*",
            metavar="PATH",
            help="RDF 文件或数据集，不写为 --data file or collection, none: --data",
        )
        sub.add_argument("--format", choices=REPORT_FORMATS, default="human", help="格式 format")
        sub.add_argument(
            "--fail-on",
            choices=("violation", "warning", "info"),
            default="violation",
            help="达到哪一级即退出码 1 from which severity to exit with 1",
        )
    elif name == "new":
        sub.add_argument("dir", metavar="DIR", type=_path, help="新目录 new directory")
        sub.add_argument("--with-shipped", action="store_true", help="带上随附的法规 with the shipped laws")
    elif name in ("queries", "stats", "doctor"):
        sub.add_argument("--format", choices=FORMATS, default="table", help="格式 format")
