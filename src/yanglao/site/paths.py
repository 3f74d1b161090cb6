"""Where the application keeps what it writes."""

from __future__ import annotations

import os
from pathlib import Path


def data_dir() -> Path:
    """The folder in YANGLAO_DATA, or `.data` where the command is run."""
    return Path(os.environ.get("YANGLAO_DATA", ".data")).resolve()
