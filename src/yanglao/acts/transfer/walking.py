"""转移件各环节 A list of steps: each row is noted in the file of its person, if that is where the file stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from yanglao.acts.records.rows import Done, Refused, Rows, Taking
from yanglao.acts.transfer.course import is_under_way, may_take, next_stage, stages_of
from yanglao.acts.transfer.refusals import STEPS, refusal
from yanglao.kernel.months import day_text
from yanglao.lists import EMPTY, Layout
from yanglao.store.transfers import File, NewStep, add_steps, files_of


@dataclass(frozen=True, slots=True)
class Row:
    """A row on its way: its position, the form it is of, and all of them."""

    taking: Taking
    form: Layout
    rows: Rows
    position: int

    def value(self, name: str) -> Any:
        """What stands in a field: text, a whole number or a choice by its own name; None where it was left empty."""
        value = self.rows.columns[name][self.position]
        if isinstance(value, str):
            return value
        field_ = self.form.field(name)
        if int(value) == EMPTY and field_.may_be_empty:
            return None
        return field_.choice(int(value)) if field_.kind == "choice" else int(value)

    @property
    def person(self) -> int:
        return int(self.rows.persons[self.position])

    @property
    def day(self) -> int:
        return int(self.rows.columns["on"][self.position])

    @property
    def document(self) -> str:
        """The paper or the receipt that it names; "" where the form asks for none."""
        return next(
            (str(self.value(name)) for name in ("document", "receipt") if name in self.rows.columns), ""
        )

    @property
    def fault(self) -> Refused | None:
        """What is wrong with it whatever it asks for: unknown_person, date_in_future."""
        if not self.person:
            return self.refused("unknown_person")
        return self.refused("date_in_future") if self.day > self.taking.act.by.on else None

    def refused(self, code: str, **words: object) -> Refused:
        return refusal(self.position, code, **words)


Said = NewStep | Refused
"""What a row adds to its file, or why it cannot."""


@dataclass(slots=True)
class Files:
    """The files of some persons, kept up with what a list adds to them."""

    of: dict[int, list[File]] = field(default_factory=lambda: defaultdict(list))
    added: list[NewStep] = field(default_factory=list)

    def add(self, person: int, step: NewStep) -> None:
        self.of[person] = [
            replace(one, steps=(*one.steps, step)) if one.id == step.file else one for one in self.of[person]
        ]
        self.added.append(step)


def found_files(taking: Taking, rows: Rows) -> Files:
    """The files of everybody whom rows are about."""
    files = Files()
    for one in files_of(taking.act.connection, taking.act.area, sorted(set(rows.persons.tolist()))):
        files.of[one.person].append(one)
    return files


def walk(taking: Taking, form: Layout, rows: Rows, *, step: str, say: Callable[[Row, File], Said]) -> Done:
    """Note a step for every row; one that says what is noted already says nothing new.

    Refused: unknown_person, date_in_future, no_file, waits_for, date_before_step, and as `say`.
    """
    files, done = found_files(taking, rows), Done([])
    for position in range(len(rows.persons)):
        row = Row(taking, form, rows, position)
        said = _said(row, files, step, say)
        if isinstance(said, Refused):
            done.refused.append(said)
        elif said is None:
            done.unchanged += 1
        else:
            files.add(row.person, said)
            done.recorded += 1
    add_steps(taking.act, files.added)
    return done


def _said(row: Row, files: Files, step: str, say: Callable[[Row, File], Said]) -> Said | None:
    mine = files.of[row.person] if row.person else []
    if any(_is_noted(one, row, step) for one in mine):
        return None
    file = file_for(row, mine, step)
    if isinstance(file, Refused):
        return file
    since = last_day_before(file, step)
    if row.day < since:
        return row.refused("date_before_step", day=day_text(since))
    return say(row, file)


_AMOUNTS = {
    "amount_yuan": "fen",
    "own_yuan": "own_fen",
    "province_yuan": "province_fen",
    "city_yuan": "city_fen",
    "years": "years",
}
"""Field of a form -> what a step calls it."""


def _is_noted(file: File, row: Row, step: str) -> bool:
    """Whether a file has this very step."""
    given = {name: row.value(field) for field, name in _AMOUNTS.items() if field in row.rows.columns}
    return any(
        (one.step, one.on, one.document) == (step, row.day, row.document)
        and all(getattr(one, name) == value for name, value in given.items())
        for one in file.steps
    )


def file_for(row: Row, mine: list[File], step: str) -> File | Refused:
    """The oldest file in which a step can be taken. Refused: unknown_person, date_in_future, no_file, waits_for."""
    if row.fault is not None:
        return row.fault
    ready = next((one for one in mine if may_take(one, step)), None)
    return ready if ready is not None else why_not(row, mine, step)


def why_not(row: Row, mine: list[File], step: str) -> Refused:
    """Why a step can be taken in none of these files: there is none of the kind under way, or it waits for something else."""
    fitting = [one for one in mine if step in [stage.step for stage in stages_of(one)]]
    waiting = next((one for one in reversed(fitting) if is_under_way(one)), None)
    stage = None if waiting is None else next_stage(waiting)
    if stage is None:
        return row.refused("no_file")
    (waits_zh, waits_en), (step_zh, step_en) = STEPS[stage.step], STEPS[step]
    return row.refused("waits_for", waits_zh=waits_zh, waits_en=waits_en, step_zh=step_zh, step_en=step_en)


def last_day_before(file: File, step: str) -> int:
    """The last Day of what comes before a step in the course of a file."""
    order = [one.step for one in stages_of(file)]
    before = order[: order.index(step)] if step in order else order
    return max([file.on, *(one.on for one in file.steps if one.step in before and one.step != step)])
