"""``python -m zeren``."""

from zeren.cli import entry

entry()
