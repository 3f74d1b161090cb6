"""The language of what commands say: Chinese, or English with `--english` anywhere on the line, or YANGLAO_LANG=en. Never both."""

from __future__ import annotations

import os
import sys

SWITCH = "--english"


def is_english() -> bool:
    """Known from the start, so that help texts follow it too."""
    return SWITCH in sys.argv[1:] or os.environ.get("YANGLAO_LANG", "").lower().startswith("en")


def said(zh: str, en: str) -> str:
    """The sentence in the language wanted."""
    return en if is_english() else zh
