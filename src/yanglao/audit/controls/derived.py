"""重算 What the re-derivation of the book finds, as hits: one a person and kind of line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from yanglao.audit.checks.check import Finding
from yanglao.audit.controls.control import Hit, Reading
from yanglao.kernel.months import month_text


def differing(reading: Reading, kinds: Collection[str]) -> list[Hit]:
    """Whose booked lines of some kinds are not what the facts make of them."""
    return [
        _hit(line.name, person, found, month_text(line.through))
        for line in reading.rederived
        if line.name in kinds
        for person, found in sorted(_by_person(line.findings).items())
    ]


def _by_person(findings: list[Finding]) -> dict[int, list[Finding]]:
    found: dict[int, list[Finding]] = defaultdict(list)
    for one in findings:
        found[one.who].append(one)
    return found


def _hit(name: str, person: int, found: list[Finding], through: str) -> Hit:
    fen = sum(one.fen for one in found)
    return Hit(name, f"{person} {fen}", {"lines": len(found), "through": through}, fen, person=person)
