"""zeren 责任: who is responsible for what, and the sentence that says so.

>>> import zeren
>>> z = zeren.open(as_of="2018-10-01")
>>> z.who("消防").rows[0].body.zh
'公安部门'
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zeren.api import Problem as Problem
    from zeren.api import Zeren as Zeren
    from zeren.api import open as open
    from zeren.check import Finding as Finding
    from zeren.check import Report as Report
    from zeren.check import validate as validate

    __version__: str

__all__ = ["Finding", "Problem", "Report", "Zeren", "__version__", "open", "validate"]


def __getattr__(name: str) -> object:
    # Late, so that the command line does not pay for the dataclasses of the Python face.
    if name in ("open", "Zeren", "Problem"):
        from zeren import api

        return getattr(api, name)
    if name in ("validate", "Report", "Finding"):
        from zeren import check

        return getattr(check, name)
    if name == "__version__":
        from importlib.metadata import version

        return version("zeren")
    raise AttributeError(f"module 'zeren' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
