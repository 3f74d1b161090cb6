"""办理 Do an act by its name with given values, from a command line, a form or JSON: the same act that a list does row by row."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any, Self

from yanglao.acts.bureaus import matters_of_act
from yanglao.acts.checking import checked, chunk_of
from yanglao.acts.describing import Description
from yanglao.acts.register import described
from yanglao.acts.taking import take
from yanglao.lists import Chunk, Given, Problem, parse
from yanglao.store.acting import ActRefused, Agency, By, admit_to


def do(agency: Agency, name: str, given: Sequence[Given], *, by: By) -> dict[str, Any]:
    """Do the act `name` with given values: once, or row by row where it takes rows. A row that cannot be taken stands under
    `refused`, with its number from 1, its field, code and sentences.

    Refused: no_such_act, not_signed_in, not_your_task, not_your_bureau, unknown_field, one_only, the codes of the fields, and those of the act.
    """
    act = described(name)
    admit_to(agency, by, act.who, matters_of_act(act))
    if act.takes is not None:
        return _take(agency, act, given, by)
    if len(given) != 1:
        raise ActRefused(
            "one_only", f"{act.title_zh}一次办理一项。", f"The act {act.title_en} is done one at a time."
        )
    assert act.does is not None
    return act.does(agency, checked(act.asks, given[0]), by)


def problems_of(act: Description, given: Given) -> dict[str, Problem]:
    """What is wrong with the shape of given values: field -> the first thing about it. Refused: unknown_field."""
    named = {field.title: field.name for field in act.asks.fields}
    found: dict[str, Problem] = {}
    for one in parse(chunk_of(act.asks, [given])).problems:
        found.setdefault(named[one.column], one)
    return found


def key_of(name: str, given: Sequence[Given], on: int) -> str:
    """A key for what was asked on a day, so that the same again has no second effect."""
    text = json.dumps([name, on, [dict(row) for row in given]], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def _take(agency: Agency, act: Description, given: Sequence[Given], by: By) -> dict[str, Any]:
    chunk = chunk_of(act.asks, given)
    content = json.dumps([act.key, chunk.cells.rows()], ensure_ascii=False).encode()
    return take(agency, act, chunks=lambda: [chunk], returned=ReturnedRows(), content=content, by=by)


class ReturnedRows:
    """Rows that cannot be taken, kept as they are told: number, field, code and sentences."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []

    @property
    def told(self) -> dict[str, Any]:
        return {"rejected": len({row["row"] for row in self.rows}), "refused": self.rows}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        """Nothing to close."""

    def take(self, chunk: Chunk) -> None:
        self._chunk = chunk

    def add(self, row_number: int, column: str, code: str, zh: str, en: str) -> None:
        field = self._chunk.heading(column)
        self.rows.append({"row": row_number, "field": field, "code": code, "zh": zh, "en": en})

    def add_problems(self, problems: Iterable[Problem]) -> None:
        for one in problems:
            self.add(one.row, one.column, one.code, one.sentence_zh, one.sentence_en)
