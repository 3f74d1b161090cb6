"""发送文件 Files that a page sends to be kept."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from django.http import HttpResponse

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def attached(content: bytes, *, name: str, kind: str) -> HttpResponse:
    """What the browser keeps under a name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def written(write: Callable[[Path], object], *, name: str) -> HttpResponse:
    """The same, of a file that is written for it; its ending tells what it is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        write(path)
        return attached(path.read_bytes(), name=name, kind=KINDS[path.suffix.removeprefix(".")])
