"""What the command line accepts. Messages of argparse become UsageProblems, so that every error looks alike."""

import argparse

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


class Parser(argparse.ArgumentParser):
    """An ArgumentParser whose errors are problems of ours."""

    def error(self, message: str) -> "NoReturn":
        raise UsageProblem(
            f"命令没有看懂：{message}", f"the command was not understood: {message}",
            hint_zh=f"看用法：{self.prog} --help", hint_en=f"See {self.prog} --help",
        )  # fmt: skip


def parser(command: str | None) -> Parser:
    """The parser; only the named command's arguments are built, which is most of what building costs."""
    top = Parser(
        prog="zeren",
        description="责任：谁对什么负责，依据哪一句。Who is responsible for what, and the sentence that says so.",
        epilog="zeren COMMAND --help",
    )
    top.add_argument("--version", action="store_true", help="版本 version")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    for name, (zh, en) in COMMANDS.items():
        if command is None or name == command:
            sub = commands.add_parser(name, help=f"{zh} · {en}", description=f"{zh}。{en}.")
            _common(sub)
            _own(sub, name)
    return top


def _common(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--data", metavar="DIR", type=_path, help="另一数据集 another collection")
    sub.add_argument(
        "--endpoint", metavar="URL", help="SPARQL 1.1 端点 endpoint in place of the embedded store"
    )
    sub.add_argument("--lang", choices=("zh", "en"), default="zh", help="语言 language")
    sub.add_argument("-o", "--output", metavar="FILE", type=_path, help="写到文件 write to a file")


def _path(value: str) -> str:
    # An unset variable of a shell script must not turn into the shipped data or the current directory.
    if not value or "\0" in value:
        raise argparse.ArgumentTypeError("路径为空 the path is empty")
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
        sub.add_argument("about", nargs="?", metavar="BODY|TERM")
        _scope(sub)
    elif name == "duties":
        sub.add_argument("about", nargs="?", metavar="BODY")
        sub.add_argument("--post", help="岗位 post")
        sub.add_argument("--own", action="store_true", help="只列自身条款 own provisions only")
        _scope(sub)
    elif name == "body":
        sub.add_argument("about", nargs="?", metavar="NAME")
        _scope(sub)
    elif name in ("matrix", "gaps"):
        _scope(sub)
    elif name == "text":
        sub.add_argument("citation", metavar="22-3", help="条款项 provision")
        _scope(sub)
    elif name == "query":
        sub.add_argument("query", metavar="NAME|FILE|-")
        sub.add_argument("--param", action="append", default=[], metavar="k=v", help="参数 parameter")
        sub.add_argument("--format", choices=RESULT_FORMATS, default="table", help="格式 format")
    elif name == "validate":
        sub.add_argument("paths", nargs="*", metavar="PATH")
        sub.add_argument("--format", choices=REPORT_FORMATS, default="human", help="格式 format")
        sub.add_argument("--fail-on", choices=("violation", "warning", "info"), default="violation")
    elif name == "new":
        sub.add_argument("dir", metavar="DIR", type=_path)
        sub.add_argument("--with-shipped", action="store_true", help="带上随附的法规 with the shipped laws")
    elif name in ("queries", "stats", "doctor"):
        sub.add_argument("--format", choices=FORMATS, default="table", help="格式 format")
