"""The command ``zeren``: a thin face over ``zeren.ask``, ``zeren.check`` and ``zeren.graph``."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run one command and return its exit code (0 done, 1 findings, 2 usage or input, 3 nothing found, 4 ours)."""
    _speak_utf8()
    try:
        from zeren.cli.run import run

        return run(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:
        print("已中断 interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of the pipe has gone: that is its right, and no error of ours.
        from zeren.cli.output import silence

        silence()
        return 0


def _speak_utf8() -> None:
    """UTF-8 out even on a console of another encoding."""
    for stream in (sys.stdout, sys.stderr):
        if (getattr(stream, "encoding", "") or "").lower().replace("-", "") != "utf8":
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(encoding="utf-8", errors="backslashreplace")


def entry() -> None:
    """Console entry point."""
    sys.exit(main())
