"""报表的说明 What a report is, said once and beside it: its name, the clauses that it serves, who may read it, what it tells, what it asks and
how it is made. The command, the page with its filters, the coverage and the printed page come from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from yanglao.lists import Layout
from yanglao.reports.asking import Reader
from yanglao.reports.asks import Ask
from yanglao.reports.report import Report

Given = Mapping[str, Any]
"""Ask -> its checked value, what is meant where nothing was given."""


@dataclass(frozen=True, slots=True)
class About:
    """报表 A report: zh and en are what it tells, command words in backticks; `makes` is given a value for everything that it asks, and a
    reader who sees the `unit` alone, where that is asked."""

    name: str
    title_zh: str
    clauses: tuple[str, ...]
    readers: tuple[str, ...]
    zh: str
    en: str
    makes: Callable[[Reader, Given], Report]
    asks: tuple[Ask, ...] = ()

    @property
    def help(self) -> tuple[str, str]:
        """What the command line says of it."""
        return self.zh.replace("`", ""), f"{self.en[:1].upper()}{self.en[1:]}.".replace("`", "")

    @property
    def form(self) -> Layout:
        """What it asks, as a form."""
        return Layout(self.name, self.title_zh, self.name, tuple(one.field for one in self.asks))

    @property
    def usage(self) -> str:
        """Its name with all that is asked, as on the command line."""
        return " ".join((self.name, *(one.written for one in self.asks)))

    def ask(self, name: str) -> Ask:
        """What is asked under that name."""
        return next(one for one in self.asks if one.name == name)
