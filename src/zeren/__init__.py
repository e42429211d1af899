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
    from zeren.check import validate as validate

__all__ = ["Zeren", "open", "validate"]


def __getattr__(name: str) -> object:
    # Late, so that the command line does not pay for the dataclasses of the Python face.
    if name in ("open", "Zeren"):
        from zeren import api

        return getattr(api, name)
    if name == "validate":
        from zeren.check import validate

        return validate
    raise AttributeError(f"module 'zeren' has no attribute {name!r}")
