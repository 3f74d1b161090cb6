"""工作报表 A report as data: its columns with their titles, a row each, the sums and remarks below. How it is written is said
elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from yanglao.casefile.words import Pair

Row = dict[str, Any]
Kind = Literal["text", "number", "day", "month", "yuan", "count", "percent", "rate", "word", "flag", "said"]
Sums = Mapping[str, tuple[Pair, Kind, int]]
"""Name -> titles, kind, value."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name for programs, its titles, what its values are (yuan: fen; percent: tenths of one; rate: hundredths of a per cent; word: a key of
    `words`; said: Chinese and English). A value that is None says nothing."""

    name: str
    title: Pair
    kind: Kind = "text"
    words: Mapping[str, Pair] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """A report: columns, rows by column name, sums (name -> titles, kind, value) and remarks."""

    name: str
    title: Pair
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    sums: Sums = field(default_factory=dict)
    remarks: Sequence[Pair] = ()


NUMBER = Column("number", ("身份证号码", "identity number"), "number")
NAME = Column("name", ("姓名", "name"))
UNIT = Column("unit", ("单位", "unit"))
WHO = (NUMBER, NAME, UNIT)
"""The columns that tell who somebody is."""
