"""A paper read back: what stands on it, without the blanks between."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader


def text_of(made: bytes) -> str:
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages))


def pages_of(made: bytes) -> int:
    return len(PdfReader(io.BytesIO(made)).pages)
