"""What is given as a list must be a file: a pipe would never end, a device or a folder has no rows."""

from __future__ import annotations

import stat
from pathlib import Path

from yanglao.lists.sentences import FileRefused

MOST_BYTES = 300 * 1024 * 1024
"""About four million rows; a larger list is handed in in parts."""


def check_file(path: Path) -> None:
    """FileRefused unless it is an ordinary file of a size that we read; opens nothing, so nothing can hang."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError) as fault:
        raise FileRefused("file_missing", path.name) from fault
    except OSError as fault:
        raise FileRefused("file_unreadable", path.name) from fault
    if not stat.S_ISREG(found.st_mode):
        raise FileRefused("not_a_file", path.name)
    if found.st_size > MOST_BYTES:
        raise FileRefused("file_too_large", str(MOST_BYTES >> 20))
