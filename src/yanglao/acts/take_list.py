"""收表 Take a list in: from the register to deaths. Good rows are recorded and booked, each bad row comes back with its reason.

One list is one act and one transaction: killed half-way it has done nothing, sent again it does nothing more, and the corrected
reject file completes it. Sent again under the same key when rows were left, it is taken again: what stood in their way may be
mended by now.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from psycopg.errors import ExclusionViolation, UniqueViolation

from yanglao.acts import roles
from yanglao.acts.records.booking import book
from yanglao.acts.records.recording import record
from yanglao.acts.records.rows import Done, Rows, Taking
from yanglao.acts.registry.accounts import note_accounts
from yanglao.acts.registry.changes import propose_changes
from yanglao.acts.registry.registering import register
from yanglao.lists import LAYOUTS, FileRefused, Parsed, RejectFile, Seen, check_file, parse, read_table
from yanglao.store.acting import Act, ActRefused, Agency, By, answered, perform
from yanglao.store.law import laws_of
from yanglao.store.people import persons_with
from yanglao.store.proposals import SENT_BACK, proposal_of

TAKE_LIST = "take_list"
OF_THE_AGENCY = (roles.CLERK,)
OF_TOWNSHIPS = (roles.CLERK, roles.TOWNSHIP, roles.ASSISTANT)
WHO = {
    "residence": (roles.CERTIFIER,),
    "category": (roles.CERTIFIER,),
    "student": (roles.CERTIFIER,),
    "cover": (roles.CERTIFIER,),
    "birth_correction": (roles.CERTIFIER,),
    "death": (*OF_TOWNSHIPS, roles.CERTIFIER),
    "contribution": OF_TOWNSHIPS,
    "tier": OF_TOWNSHIPS,
    "register": OF_TOWNSHIPS,
    "life_certificate": OF_TOWNSHIPS,
}
TAKERS: dict[str, Callable[[Taking, Rows], Done]] = {"register": register, "payee": note_accounts}
"""Lists that do not report facts."""


def take_list(
    agency: Agency,
    *,
    layout: str,
    path: Path,
    rejects: Path,
    by: By,
    progress: Callable[[int], object] | None = None,
) -> dict[str, Any]:
    """Record the list in `path`; returns how many rows were read, recorded, unchanged, rejected (those are in `rejects`) and
    proposed (changes of persons' data, under the number `proposal`, which a second person agrees to).

    Refused: the codes of `FileRefused` for a file that is no such list, no_such_layout, collision.
    """
    if layout not in LAYOUTS:
        raise ActRefused(
            "no_such_layout",
            f"没有这种名册:{layout}。可用:{'、'.join(LAYOUTS)}。",
            f"No such list: {layout}; there are {', '.join(LAYOUTS)}.",
        )
    job = _Job(layout, path, rejects, progress)
    try:
        content = _print_of(path) + layout.encode()
        return perform(
            agency,
            _attempt(agency, by, content),
            kind=TAKE_LIST,
            content=content,
            roles=WHO.get(layout, OF_THE_AGENCY),
            work=job.take,
        )
    except FileRefused as fault:
        raise ActRefused(fault.code, fault.sentence_zh, fault.sentence_en) from fault
    except (UniqueViolation, ExclusionViolation) as fault:
        raise ActRefused(
            "collision",
            "名册与已登记的内容冲突,未登记任何内容;请核对后重新报送。",
            "The list contradicts what is recorded; nothing was taken. Check it and send it again.",
        ) from fault


def _print_of(path: Path) -> bytes:
    """A fingerprint of the file, which is refused here when it is none."""
    check_file(path)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _attempt(agency: Agency, by: By, content: bytes) -> By:
    """Under which key the list is taken now: its own, or one more where the attempt before left rows."""
    attempt, count = by, 1
    while (answer := answered(agency, attempt, kind=TAKE_LIST, content=content)) is not None:
        if not _left_rows(agency, answer):
            break
        count += 1
        attempt = replace(by, key=f"{by.key}#{count}")
    return attempt


def _left_rows(agency: Agency, answer: dict[str, Any]) -> bool:
    """Whether rows were rejected, or changes proposed that were sent back."""
    number = answer["proposal"]
    is_sent_back = (
        number is not None and SENT_BACK in proposal_of(agency.connection, agency.area, number).taken
    )
    return bool(answer["rejected"]) or is_sent_back


@dataclass(slots=True)
class _Job:
    """A list being taken."""

    layout: str
    path: Path
    rejects: Path
    progress: Callable[[int], object] | None

    def take(self, act: Act) -> dict[str, Any]:
        taking = Taking(act, laws_of(act.connection, act.area))
        counts = dict.fromkeys(("read", "recorded", "unchanged", "proposed"), 0)
        with RejectFile(self.rejects) as reject_file:
            self._chunks(taking, reject_file, counts)
            book(taking)
            proposal = propose_changes(act, taking.changes)
        rejected = reject_file.count
        written = reject_file.written
        answer = {"layout": self.layout, "file": self.path.name, **counts, "rejected": rejected}
        return answer | {"rejects": written.name if written else None, "proposal": proposal}

    def _chunks(self, taking: Taking, reject_file: RejectFile, counts: dict[str, int]) -> None:
        seen = Seen()
        for chunk in read_table(self.path, LAYOUTS[self.layout]):
            reject_file.take(chunk)
            parsed = parse(chunk, seen=seen)
            reject_file.add_problems(parsed.problems)
            done = self._rows(taking, parsed)
            for position, column, code, zh, en in done.refused:
                reject_file.add(int(parsed.rows[position]), column, code, zh, en)
            counts["read"] += len(chunk.rows)
            counts["recorded"] += done.recorded
            counts["unchanged"] += done.unchanged + len(parsed.repeated)
            counts["proposed"] += done.proposed
            if self.progress is not None:
                self.progress(counts["read"])

    def _rows(self, taking: Taking, parsed: Parsed) -> Done:
        persons = persons_with(taking.act.agency, list(map(str, parsed.columns["number"])))
        rows = Rows(self.layout, persons, parsed.columns)
        return TAKERS.get(self.layout, record)(taking, rows)
