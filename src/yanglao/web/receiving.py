"""收文件 Files that are handed in with a form, on the disk for as long as they are read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.http import HttpRequest

MOST_BYTES = 20_000_000
"""The largest list that is held against ours on a page."""


@contextmanager
def handed_in(request: HttpRequest, names: Iterable[str]) -> Iterator[dict[str, Path]]:
    """Field -> where its file lies; one that is not there or too large is left out."""
    with tempfile.TemporaryDirectory() as folder:
        found = {}
        for name in names:
            file = request.FILES.get(name)
            if file is not None and (file.size or 0) <= MOST_BYTES:
                found[name] = Path(folder) / f"{name}{Path(str(file.name)).suffix.lower()[:5]}"
                found[name].write_bytes(file.read())
        yield found
