"""报表的说明 What a report is, said once and beside it: its name, the clauses that it serves, who may read it, what it tells. The command, the
coverage and the printed page come from here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """报表 A report: `asks` is what is named behind it on the command line; zh and en are what it tells, command words in backticks."""

    name: str
    title_zh: str
    clauses: tuple[str, ...]
    readers: tuple[str, ...]
    zh: str
    en: str
    asks: str = ""

    @property
    def help(self) -> tuple[str, str]:
        """What the command line says of it."""
        return self.zh.replace("`", ""), f"{self.en[:1].upper()}{self.en[1:]}.".replace("`", "")
