"""From arguments to an exit code: parse, ask, print; problems become one line and a hint."""

import sys

from zeren.cli import arguments
from zeren.errors import Problem, UsageProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace


def run(argv: list[str]) -> int:
    """Run one command."""
    options: Namespace | None = None
    try:
        options = _parse(argv)
        if options.version:
            print(f"zeren {_version()}")
            return 0
        if options.command is None:
            arguments.parser(None).print_help()
            return 0
        from zeren.cli import commands

        result: int = getattr(commands, options.command)(options)
        sys.stdout.flush()
        return result
    except Problem as problem:
        return _tell(problem, argv, options)
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception as error:  # our own failure: said in one line, never a traceback
        import os

        if os.environ.get("ZEREN_DEBUG"):
            raise
        return _tell(
            Problem(
                f"程序内部出错（{type(error).__name__}：{error}）", f"internal error ({type(error).__name__}: {error})",
                hint_zh="设 ZEREN_DEBUG=1 重试可看详情，并请报告。",
                hint_en="Set ZEREN_DEBUG=1 to see the details, and please report it.",
            ), argv, options,
        )  # fmt: skip


def _parse(argv: list[str]) -> "Namespace":
    at = next((i for i, word in enumerate(argv) if word in arguments.COMMANDS), 0)
    if at and argv[0].startswith("-"):  # zeren --lang en who … is zeren who --lang en …
        argv = [argv[at], *argv[:at], *argv[at + 1 :]]
    first = next((word for word in argv if not word.startswith("-")), None)
    command = first if first in arguments.COMMANDS else None
    if first is not None and command is None:
        import difflib

        close = difflib.get_close_matches(first, arguments.COMMANDS, 1)
        raise UsageProblem(
            f"没有命令“{first[:40]}”", f"there is no command “{first[:40]}”",
            hint_zh=f"是要 zeren {close[0]} 吗？" if close else f"查 who：zeren who {first[:40]}",
            hint_en=f"Did you mean zeren {close[0]}?" if close else f"To look something up: zeren who {first[:40]}",
        )  # fmt: skip
    return arguments.parser(command).parse_args(argv)


def _tell(problem: Problem, argv: list[str], options: "Namespace | None") -> int:
    lang = getattr(options, "lang", None) or ("en" if "en" in _value(argv, "--lang") else "zh")
    as_json = getattr(options, "format", None) == "json" or "json" in _value(argv, "--format")
    told = {key: _line(value) for key, value in problem.as_dict(lang).items()}
    if as_json:
        import json

        print(json.dumps({"error": told}, ensure_ascii=False))
        sys.stdout.flush()
    else:
        where = f"（{told['where']}）" if told["where"] and lang == "zh" else ""
        where = f" ({told['where']})" if told["where"] and lang == "en" else where
        print(f"zeren: {told['message']}{where}", file=sys.stderr)
        if told["hint"]:
            print(f"  → {told['hint']}", file=sys.stderr)
    return problem.exit_code


def _line(text: str | None) -> str | None:
    """What is told is one line, whatever a file, an endpoint or an argument put into it."""
    from zeren.cli.output import seen

    return None if text is None else seen(" ".join(text.splitlines()))


def _value(argv: list[str], option: str) -> str:
    """The value given to an option, before argparse could read it."""
    for word, following in zip(argv, [*argv[1:], ""], strict=True):
        if word == option:
            return following
        if word.startswith(option + "="):
            return word[len(option) + 1 :]
    return ""


def _version() -> str:
    from importlib.metadata import version

    return version("zeren")
