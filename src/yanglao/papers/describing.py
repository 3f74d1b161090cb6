"""文书的说明 What a paper is, said once: what it asks, who may have it made, where its data come from. Command, list and page come from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from yanglao.acts.describing import Values
from yanglao.lists import Layout
from yanglao.reports.asking import Reader
from yanglao.store.acting import Agency

Part = Any
"""What a template lays out: text, a list or a mapping of them, as JSON can carry it."""
Labelled = tuple[str, str | list[str]]
"""栏目 A label and what stands beside it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A paper asked for: who reads, and the checked values of its form."""

    reader: Reader
    values: Values

    @property
    def agency(self) -> Agency:
        return self.reader.agency

    @property
    def on(self) -> int:
        """The business day."""
        return self.reader.on


@dataclass(frozen=True, slots=True)
class Content:
    """What a paper says. number: under which it is kept (编号). person: whom it is about (0: nobody). parts: what its template lays out. title: instead of the paper's own.
    objection: how to object, where it decides something. wide: it lies on its side."""

    number: str
    parts: Mapping[str, Part]
    person: int = 0
    title: str = ""
    subtitle: str = ""
    objection: Sequence[str] = ()
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """文书 A paper. asks: its form, which gives its name and titles. readers: who may have it made, those of the report that it rests on.
    to_person: handed to the person themself, and the number on it is whole."""

    asks: Layout
    readers: tuple[str, ...]
    data: Callable[[Asked], Content]
    to_person: bool = field(default=False, kw_only=True)

    @property
    def key(self) -> str:
        return self.asks.key

    @property
    def title(self) -> tuple[str, str]:
        return self.asks.title_zh, self.asks.title_en
