"""What is wrong with a written value, in words of both languages."""

from __future__ import annotations


class Wrong(ValueError):
    """A value that cannot be read; as text it says so in English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en
