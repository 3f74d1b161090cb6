"""存证文本 What is kept byte for byte, and signed: JSON that is always the same for the same content, and its digest."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def text_of(content: dict[str, Any]) -> str:
    """规范形式 The one way in which content is written to be kept: names in order, no blanks, characters as they are."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(text: str) -> str:
    """The SHA-256 of a text, as hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
