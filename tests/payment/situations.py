"""The situation tables of situations.md as lines, open items and what is expected of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from yanglao.kernel.columns import zeros
from yanglao.kernel.money import fen_of_yuan
from yanglao.kernel.months import parse_month
from yanglao.ledger.items import ITEM_KINDS, ItemKind
from yanglao.ledger.lines import PENSION
from yanglao.payment.difference import Lines
from yanglao.payment.meeting import Move, OpenItem

FILE = Path(__file__).with_name("situations.md")
PERSONS = {"": 1, "甲": 1, "乙": 2}
KINDS = {"退回": "returned", "暂扣": "withheld", "多发": "overpayment"}
ITEM = re.compile(r"(?P<kind>..)#(?P<id>\d+) (?P<month>\d{4}-\d{2}) ?(?P<who>[甲乙]?) ?(?P<yuan>\d+)")


@dataclass(frozen=True)
class Situation:
    """A table: the lines, what is open, who can be paid, and the columns expected."""

    title: str
    lines: Lines
    total_fen: np.ndarray
    items: list[OpenItem]
    payable: np.ndarray
    cash_fen: list[int]
    waiting_fen: list[int]
    overpaid_fen: list[int]
    moves: list[Move]


def situations() -> list[Situation]:
    sections = re.split(r"^## ", FILE.read_text(encoding="utf-8"), flags=re.M)[1:]
    return [_situation(section) for section in sections]


def _situation(section: str) -> Situation:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in section.splitlines()
        if line.startswith("|") and not line.startswith(("|---", "| 事项"))
    ]
    events = [(row[0].split()[0], [*row[0].split(), ""][1]) for row in rows]
    total = np.array([fen_of_yuan(row[1]) for row in rows], dtype=np.int64)
    return Situation(
        section.splitlines()[0],
        lines_of([PERSONS[who] for _, who in events], [parse_month(month) for month, _ in events]),
        total,
        [item for row in rows for item in map(_item, ITEM.finditer(row[2]))],
        np.array([row[3] == "是" for row in rows]),
        *([fen_of_yuan(row[column]) for row in rows] for column in (4, 5, 6)),
        [_move(text) for row in rows for text in row[7].split(";") if text.strip()],
    )


def lines_of(persons: list[int], months: list[int]) -> Lines:
    """Pension lines of these persons and months; what they say is due does not matter for how they are met."""
    due = np.zeros((len(PENSION.due), len(persons)), dtype=np.int64)
    return Lines(PENSION, np.array([persons, months], dtype=np.int64), due, zeros(len(persons)) + 1)


def item_of(number: int, person: int, kind: ItemKind, month: int, fen: int) -> OpenItem:
    return OpenItem(number, person, kind, PENSION.name, month, 0, fen)


def _item(match: re.Match[str]) -> OpenItem:
    return item_of(
        int(match["id"]),
        PERSONS[match["who"]],
        ITEM_KINDS[KINDS[match["kind"]]],
        parse_month(match["month"]),
        fen_of_yuan(match["yuan"]),
    )


def _move(text: str) -> Move:
    number, how, yuan = text.split()
    return Move(int(number.removeprefix("#")), how, fen_of_yuan(yuan))
