"""整件写出 Files that are there whole or not at all, whatever happens to whoever writes them."""

from __future__ import annotations

import contextlib
import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path


@contextmanager
def whole(to: Path) -> Iterator[Path]:
    """A file beside `to`, to be written and closed inside the block; then it takes the name in one step, readable by its owner only.

    After an exception, and for whoever is killed inside, `to` is what it was; what those who were killed left beside it goes. Several
    may write the same file at once: the last one stays.
    """
    to.parent.mkdir(parents=True, exist_ok=True)
    _clear(to)
    held, part = _part_of(to)
    try:
        yield part
        os.fsync(held)  # on the disk before it has its name
        os.replace(part, to)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    finally:
        os.close(held)


def _part_of(to: Path) -> tuple[int, Path]:
    """A new file beside `to` (mode 0600), locked for as long as its descriptor is open."""
    while True:
        held, name = tempfile.mkstemp(prefix=f".{to.name}.", suffix=to.suffix, dir=to.parent)
        fcntl.flock(held, fcntl.LOCK_EX)
        if os.path.exists(name):  # else it was cleared away before it was locked
            return held, Path(name)
        os.close(held)


def _clear(to: Path) -> None:
    """Remove what is left of writers that are no more: nobody holds it."""
    for left in to.parent.glob(f".{escape(to.name)}.*{escape(to.suffix)}"):
        with contextlib.suppress(OSError), left.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            left.unlink()
