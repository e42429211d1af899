"""See console.py."""

from console import zeren

__all__ = ["zeren"]
