"""Files that their owner alone may read: secrets, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_once(path: Path, content: bytes) -> bool:
    """Make `path` with `content`, mode 0600, in a folder that is made with 0700; False when the file is there already.

    The content is on the disk before the file has its name, so that nobody ever reads half a secret.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.") as unnamed:
        _fill(unnamed.fileno(), content, path.parent)
        try:
            os.link(unnamed.name, path)
        except FileExistsError:
            return False
    _make_lasting(path.parent)
    return True


def _fill(descriptor: int, content: bytes, folder: Path) -> None:
    """Write and flush; what root makes in another user's folder belongs to that user."""
    if os.geteuid() == 0:
        os.fchown(descriptor, folder.stat().st_uid, folder.stat().st_gid)
    os.write(descriptor, content)
    os.fsync(descriptor)


def _make_lasting(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
