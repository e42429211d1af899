"""The fact types and their tables: reviewed facts that an official can read and Excel can open."""

from zeren.facts.collection import Collection, Law, Vocabulary, load

__all__ = ["Collection", "Law", "Vocabulary", "load"]
