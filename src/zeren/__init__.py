"""zeren 责任: who is responsible for what, and the sentence that says so.

>>> import zeren
>>> z = zeren.open(as_of="2018-10-01")
>>> z.who("消防").rows[0].body.zh
'公安部门'
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zeren.api import Zeren as Zeren
    from zeren.api import open as open
    from zeren.check import Finding as Finding
    from zeren.check import Report as Report
    from zeren.check import validate as validate

__all__ = ["Finding", "Report", "Zeren", "open", "validate"]


def __getattr__(name: str) -> object:
    # Late, so that the command line does not pay for the dataclasses of the Python face.
    if name in ("open", "Zeren"):
        from zeren import api

        return getattr(api, name)
    if name in ("validate", "Report", "Finding"):
        from zeren import check

        return getattr(check, name)
    raise AttributeError(f"module 'zeren' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
