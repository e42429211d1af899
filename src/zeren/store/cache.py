"""Where built stores are kept: one folder a content hash, in the user's cache directory.

``<cache>/zeren/<version>-<sha256 of the graph files>/`` holds the store and ``seen``, which lists the places, sizes
and times of the files known to have that content: a command whose files are listed there need not hash them.
A store is filled in a folder of its own and renamed into place, so that a half-written one is never found and two
processes may build at once. Nothing here raises for want of a cache: the answer is then None.
"""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    import pyoxigraph as ox

VERSION = "1"  # raise when the layout of what is stored changes
STORE = "store"
_SEEN = "seen"


def root() -> str | None:
    """The cache directory: ZEREN_CACHE, else XDG_CACHE_HOME, else ~/.cache; None where there is no home."""
    given = os.environ.get("ZEREN_CACHE")
    if given:
        return given
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if not base:
        home = os.path.expanduser("~")
        if home in ("", "~", "/"):
            return None
        base = os.path.join(home, ".cache")
    return os.path.join(base, "zeren")


def find(files: list[str]) -> str | None:
    """The folder of a finished store for exactly these files, or None."""
    place = root()
    if place is None:
        return None
    try:
        line = _line(files)
        for name in os.listdir(place):
            if name.startswith(VERSION + "-"):
                folder = os.path.join(place, name)
                if line in _read(os.path.join(folder, _SEEN)).splitlines():
                    return folder
        folder = os.path.join(place, f"{VERSION}-{_digest(files)}")
        if os.path.isfile(os.path.join(folder, _SEEN)):
            _remember(folder, line)
            return folder
    except OSError:
        return None
    return None


def create(files: list[str], fill: "Callable[[ox.Store, list[str]], None]") -> str | None:
    """Fill a store from the files and put it in place; its folder, or None where the cache cannot be written.

    Problems of the files themselves (InputProblem) are the caller's to see and pass through.
    """
    place = root()
    if place is None:
        return None
    import shutil
    import tempfile

    import pyoxigraph as ox

    temporary = None
    try:
        os.makedirs(place, exist_ok=True)
        temporary = tempfile.mkdtemp(prefix="new-", dir=place)
        store = ox.Store(os.path.join(temporary, STORE))
        fill(store, files)
        store.flush()
        del store
        with open(os.path.join(temporary, _SEEN), "w", encoding="utf-8") as file:
            file.write(_line(files) + "\n")
        folder = os.path.join(place, f"{VERSION}-{_digest(files)}")
        try:
            os.rename(temporary, folder)
        except OSError:
            if not os.path.isfile(
                os.path.join(folder, _SEEN)
            ):  # something else stands there: not ours to keep
                shutil.rmtree(folder, ignore_errors=True)
                os.rename(temporary, folder)
        return folder
    except OSError:
        return None
    finally:
        if temporary is not None and os.path.isdir(temporary):
            shutil.rmtree(temporary, ignore_errors=True)


def drop(folder: str) -> None:
    """Put a damaged store aside at once, then delete it; readers that have it open keep their files."""
    import shutil

    aside = f"{folder}.damaged.{os.getpid()}"
    try:
        os.rename(folder, aside)
    except OSError:
        aside = folder
    shutil.rmtree(aside, ignore_errors=True)


def _line(files: list[str]) -> str:
    parts = []
    for path in files:
        status = os.stat(path)
        parts.append(f"{path}\t{status.st_size}\t{status.st_mtime_ns}")
    return "\t".join(parts)


def _remember(folder: str, line: str) -> None:
    with open(os.path.join(folder, _SEEN), "a", encoding="utf-8") as file:
        file.write(line + "\n")


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return ""


def _digest(files: list[str]) -> str:
    import hashlib

    total = hashlib.sha256()
    for path in files:
        with open(path, "rb") as file:
            data = file.read()
        total.update(os.path.basename(path).encode() + b"\0" + str(len(data)).encode() + b"\0" + data)
    return total.hexdigest()[:32]
