"""Corrections as offices make them: proposed by one, agreed to by one or two others, each under their own name."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from acts.desk import Desk

from yanglao.acts.agreeing import agree, send_back
from yanglao.acts.doing import do
from yanglao.acts.effects import preview
from yanglao.life.kinds import Kind
from yanglao.store.acting import ActRefused, By
from yanglao.store.proposals import Proposal, proposal_of

KEYS = count(1)
CODES = {kind.name: int(kind) for kind in Kind} | {
    "birth": Kind.birth,
    "unit": Kind.unit,
    "tier": Kind.tier,
    "life_certificate": Kind.life_certificate,
}
WHY = {"reason": "登记有误", "document": "更正字第1号"}
CERTIFIED = ("residence", "student", "cover", "category", "birth")


class Corrections:
    """Corrects facts of a desk's people, on a business day that tests move on."""

    def __init__(self, desk: Desk, on: int) -> None:
        self.desk, self.agency, self.on = desk, desk.agency, on

    def by(self, actor: str) -> By:
        return By(actor, self.on, f"correcting {next(KEYS)}")

    def fact(self, number: str, kind: str, nth: int = 0) -> int:
        """The number of the n-th fact of a kind that a person has."""
        query = (
            "SELECT DISTINCT f.root FROM fact f JOIN identity i ON i.person_id = f.person_id"
            " WHERE i.number_hash = %s AND f.kind = %s ORDER BY 1"
        )
        rows = self.desk.rows(query, self.agency.keys.hashed(number), CODES[kind])
        return int(rows[nth][0])

    def given(self, number: str, kind: str, values: dict[str, Any] | None, nth: int = 0) -> dict[str, Any]:
        given = {"number": number, "fact": self.fact(number, kind, nth), **WHY}
        return given if values is None else {**given, "values": values}

    def propose(self, number: str, kind: str, values: dict[str, Any] | None = None, **more: Any) -> Any:
        """Propose to cancel a fact, or to let it say something else."""
        name = "cancel_fact" if values is None else "replace_fact"
        actor = more.pop("actor", "certifier" if kind in CERTIFIED else "clerk")
        given = {**self.given(number, kind, values, more.pop("nth", 0)), **more}
        return do(self.agency, name, [given], by=self.by(actor))

    def preview(self, number: str, kind: str, values: dict[str, Any] | None = None) -> Any:
        name = "cancel_fact" if values is None else "replace_fact"
        actor = "certifier" if kind in CERTIFIED else "clerk"
        return preview(self.agency, name, [self.given(number, kind, values)], by=self.by(actor))

    def correct(self, number: str, kind: str, values: dict[str, Any] | None = None, **more: Any) -> Any:
        """Through to the last person; what was told when it was proposed."""
        told = self.propose(number, kind, values, **more)
        self.finish(told["proposal"])
        return told

    def finish(self, proposal: int) -> dict[str, Any]:
        """Everybody whose turn it is agrees."""
        answer: dict[str, Any] = {}
        while not (found := self.proposal(proposal)).is_over:
            step = str(found.next_step)
            answer = self.desk.agree(proposal, on=self.on, actor="director" if step == "approved" else "")
        return answer

    def proposal(self, number: int) -> Proposal:
        return proposal_of(self.agency.connection, self.agency.area, number)

    def agree(self, proposal: int, actor: str) -> dict[str, Any]:
        return agree(self.agency, number=proposal, by=self.by(actor))

    def send_back(self, proposal: int, actor: str = "reviewer") -> dict[str, Any]:
        return send_back(self.agency, number=proposal, reason="试", by=self.by(actor))

    def refused(self, *given: Any, **more: Any) -> str:
        """The code by which proposing a correction is refused."""
        with pytest.raises(ActRefused) as fault:
            self.propose(*given, **more)
        return fault.value.code
