"""受理 Rows taken by an act, from a list or given one by one: good ones are recorded and booked or put down for somebody else to
agree to, each bad one comes back with its reason.

All the rows are one act and one transaction: killed half-way it has done nothing, sent again it does nothing more. Sent again under
the same key when rows were left, they are taken again: what stood in their way may be mended by now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any, Protocol, Self

import numpy as np
from psycopg.errors import ExclusionViolation, UniqueViolation

from yanglao.acts.describing import Description
from yanglao.acts.performing import perform_act
from yanglao.acts.proposals import is_sent_back, next_attempt
from yanglao.acts.proxies.requests import Came, came_for, note
from yanglao.acts.records.booking import book
from yanglao.acts.records.proposing import propose_rows
from yanglao.acts.records.reach import out_of_reach
from yanglao.acts.records.refusals import refusal
from yanglao.acts.records.rows import Done, Rows, Taking
from yanglao.acts.registry.changes import propose_changes
from yanglao.acts.withholding.authorising import propose_authorities
from yanglao.kernel.columns import Ints
from yanglao.lists import Chunk, FileRefused, Parsed, Problem, Seen, parse
from yanglao.store.acting import Act, ActRefused, Agency, By
from yanglao.store.law import laws_of
from yanglao.store.people import persons_with


class Returned(Protocol):
    """Where rows go that cannot be taken, open while rows are taken; `told` is what is said of them afterwards."""

    @property
    def told(self) -> dict[str, Any]: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def take(self, chunk: Chunk) -> None: ...

    def add(self, row_number: int, column: str, code: str, zh: str, en: str) -> None: ...

    def add_problems(self, problems: Iterable[Problem]) -> None: ...


def take(
    agency: Agency,
    act: Description,
    *,
    chunks: Callable[[], Iterable[Chunk]],
    returned: Returned,
    content: bytes,
    by: By,
    progress: Callable[[int], object] | None = None,
) -> dict[str, Any]:
    """Take the rows of `chunks`, whose fingerprint is `content`; bad ones go to `returned`.

    Returns how many rows were read, recorded, unchanged, rejected and proposed (under the number `proposal`). Refused: the codes of
    `FileRefused`, collision.
    """

    def work(under_way: Act) -> dict[str, Any]:
        job = _Job(act, Taking(under_way, laws_of(under_way.connection, under_way.area), act), progress)
        with returned as bad:
            job.run(chunks(), bad)
        return {"act": act.key, **job.counts, **returned.told, "proposal": job.proposal}

    try:
        attempt = next_attempt(
            agency, by, kind=act.key, content=content, is_left=lambda answer: _left_rows(agency, answer)
        )
        return perform_act(agency, act, content, by=attempt, work=work)
    except FileRefused as fault:
        raise ActRefused(fault.code, fault.sentence_zh, fault.sentence_en) from fault
    except (UniqueViolation, ExclusionViolation) as fault:
        raise ActRefused(
            "collision",
            "所报内容与已登记的内容冲突,未登记任何内容;请核对后重新报送。",
            "What was handed in contradicts what is recorded; nothing was taken. Check it and send it again.",
        ) from fault


def _left_rows(agency: Agency, answer: dict[str, Any]) -> bool:
    """Whether rows were rejected, or proposed and sent back."""
    return bool(answer["rejected"]) or is_sent_back(agency, answer["proposal"])


@dataclass(slots=True)
class _Job:
    """Rows being taken."""

    act: Description
    taking: Taking
    progress: Callable[[int], object] | None
    counts: dict[str, int]
    proposal: int | None

    def __init__(self, act: Description, taking: Taking, progress: Callable[[int], object] | None) -> None:
        self.act, self.taking, self.progress = act, taking, progress
        self.counts = dict.fromkeys(("read", "recorded", "unchanged", "proposed"), 0)
        self.proposal = None

    def run(self, chunks: Iterable[Chunk], returned: Returned) -> None:
        seen = Seen()
        for chunk in chunks:
            returned.take(chunk)
            parsed = parse(chunk, seen=seen)
            returned.add_problems(parsed.problems)
            done = self._rows(parsed)
            for position, column, code, zh, en in done.refused:
                returned.add(int(parsed.rows[position]), column, code, zh, en)
            self._count(len(chunk.rows), done, len(parsed.repeated))
        book(self.taking)
        if self.act.through is not None:
            self.act.through(self.taking)
        self.proposal = (
            propose_rows(self.taking)
            or propose_changes(self.taking.act, self.taking.changes)
            or propose_authorities(self.taking.act, self.taking.authorities)
        )

    def _rows(self, parsed: Parsed) -> Done:
        assert self.act.takes is not None
        persons = self._persons(parsed)
        rows = Rows(self.act.key, persons, parsed.columns)
        came = self._came(rows)
        turned_away = {i: refusal(i, one.code) for i, one in came.items() if one.code}
        outside = list(
            (turned_away | {one.position: one for one in out_of_reach(self.taking, rows)}).values()
        )
        if not outside:
            done = self.act.takes(self.taking, rows)
        else:
            within = np.setdiff1d(np.arange(len(persons)), [one.position for one in outside])
            done = self.act.takes(self.taking, rows.take(within))
            refused = [one._replace(position=int(within[one.position])) for one in done.refused]
            done = replace(done, refused=sorted([*refused, *outside]))
        not_taken = {one.position for one in done.refused}
        note(self.taking.act, [one for i, one in came.items() if i not in not_taken])
        return done

    def _came(self, rows: Rows) -> dict[int, Came]:
        """Row -> what comes of its being asked for by somebody else, where it is."""
        numbers = rows.columns.get("applicant", ())
        at = [i for i, number in enumerate(numbers) if number and rows.persons[i]]
        asked = [(int(rows.persons[i]), str(numbers[i])) for i in at]
        return dict(zip(at, came_for(self.taking.act, self.act.key, asked), strict=True)) if at else {}

    def _persons(self, parsed: Parsed) -> Ints:
        """Whom each row is about; 0: somebody unknown."""
        agency = self.taking.act.agency
        if self.act.whose is not None:
            return self.act.whose(agency, parsed.columns)
        return persons_with(agency, list(map(str, parsed.columns["number"])))

    def _count(self, read: int, done: Done, repeated: int) -> None:
        self.counts["read"] += read
        self.counts["recorded"] += done.recorded
        self.counts["unchanged"] += done.unchanged + repeated
        self.counts["proposed"] += done.proposed
        if self.progress is not None:
            self.progress(self.counts["read"])
