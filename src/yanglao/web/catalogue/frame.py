"""What stands around every page."""

from __future__ import annotations

from yanglao.casefile.words import Pair

FRAME: dict[str, Pair] = {
    "frame.scheme": ("居民养老保险", "Residents' pension"),
    "frame.skip": ("跳到正文", "Skip to the content"),
    "frame.reading": ("阅读方式", "How to read"),
    "frame.pages": ("全部页面", "All pages"),
    "frame.large": ("长者版", "Large type"),
    "frame.usual": ("普通版", "Usual type"),
    "frame.printed": ("打印于 {day}", "printed on {day}"),
    "told.home": ("回到首页", "To the first page"),
    "clause.in_chinese": ("(中文)", "(in Chinese)"),
}
