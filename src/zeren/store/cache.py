"""Where built stores are kept: one folder a content hash, in the user's cache directory.

``<cache>/zeren/<version>-<sha256 of the graph files>/`` holds the store; ``files``, which lists its files as they were
when it was finished; and ``seen``, which lists the places, sizes and times of the graph files known to have that
content: a command whose files are listed there need not hash them. A store is filled in a folder of its own and
renamed into place, so that a half-written one is never found and two processes may build at once; what nobody has
opened for a month is deleted when another is built. Nothing here raises for want of a cache: the answer is then None.
"""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    import pyoxigraph as ox

VERSION = "2"  # raise when the layout of what is stored changes
STORE = "store"
_SEEN = "seen"
_FILES = "files"
_DAY = 86_400  # seconds
_UNUSED = 30 * _DAY


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
                    return _usable(folder)
        folder = os.path.join(place, f"{VERSION}-{_digest(files)}")
        if os.path.isfile(os.path.join(folder, _SEEN)):
            _remember(folder, line)
            return _usable(folder)
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
        _keep(os.path.join(temporary, STORE))
        with open(os.path.join(temporary, _FILES), "w", encoding="utf-8") as file:
            file.write(_state(os.path.join(temporary, STORE)))
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
        _prune(place)
        return folder
    except (OSError, RuntimeError):  # the engine tells a full disk either way
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


def _usable(folder: str) -> str | None:
    """The folder, its use noted; None and dropped if a file of the store is not what it was.

    The engine tells most damage when it reads, but it takes a manifest that was cut for an empty store, and on a
    spoilt page it may gather errors until gigabytes are full. Length and time of each file say it beforehand.
    """
    if _read(os.path.join(folder, _FILES)) != _state(os.path.join(folder, STORE)):
        drop(folder)
        return None
    seen = os.path.join(folder, _SEEN)
    try:
        if os.stat(seen).st_mtime < _now() - _DAY:
            os.utime(seen)
    except OSError:  # a cache that can only be read is still a cache
        pass
    return folder


def _state(store: str) -> str:
    """Name, length and time (in seconds, as archives keep it) of each file of a store; empty if there is none."""
    try:
        with os.scandir(store) as entries:
            # LOG files are the engine's diary: it may write there whenever it opens the store.
            found = sorted((e.name, e.stat()) for e in entries if not e.name.startswith("LOG"))
    except OSError:
        return ""
    return "".join(f"{name}\t{status.st_size}\t{int(status.st_mtime)}\n" for name, status in found)


def _keep(store: str) -> None:
    """See to it that the files are on disk before anyone relies on them: the engine leaves that to chance."""
    for name in os.listdir(store):
        handle = os.open(os.path.join(store, name), os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _prune(place: str) -> None:
    """Delete stores that nobody has opened for a month, and what broken-off builds have left."""
    import shutil

    for name in os.listdir(place):
        folder = os.path.join(place, name)
        finished = os.path.join(folder, _SEEN)
        ours = name.startswith("new-") or name.partition("-")[0].isdigit()
        try:
            unused = _UNUSED if os.path.isfile(finished) else _DAY
            last = os.stat(finished if os.path.isfile(finished) else folder).st_mtime
        except OSError:  # another process was quicker
            continue
        if ours and last < _now() - unused:
            shutil.rmtree(folder, ignore_errors=True)


def _now() -> float:
    import time

    return time.time()


def _remember(folder: str, line: str) -> None:
    try:
        with open(os.path.join(folder, _SEEN), "a", encoding="utf-8") as file:
            file.write(line + "\n")
    except OSError:  # a cache that can only be read: the files are hashed each time
        pass


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
