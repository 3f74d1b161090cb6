"""30 A look at a file has a case where whoever looks works on the person about then, where something waits, or where a reason was given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from yanglao.audit.controls import Hit, run_all
from yanglao.store.acting import Agency
from yanglao.store.read.controls import last_run_on

pytestmark = pytest.mark.long
MANY = 30
REGISTERED = f"SELECT person_id AS id FROM identity GROUP BY 1 ORDER BY 1 LIMIT {MANY}"
"""Put on the register by the clerk."""
WAITS = (
    "WITH put AS (INSERT INTO proposal (area_id, kind, chain, content, act_id) SELECT area_id, 'claim', chain, jsonb_build_object('persons',"
    f" (SELECT jsonb_agg(id) FROM ({REGISTERED}) p)), (SELECT max(id) FROM act WHERE id NOT IN (SELECT act_id FROM proposal)) FROM proposal WHERE kind = 'claim' LIMIT 1 RETURNING id, area_id, kind),"
    " waits AS (INSERT INTO waiting_proposal (proposal_id, area_id, kind) SELECT id, area_id, kind FROM put RETURNING 1)"
    " SELECT count(*) FROM waits"
)


def looked(login: str, *, at: str = "now()", what: str = "file", why: str = "") -> str:
    return (
        "WITH seen AS (INSERT INTO look (area_id, person_id, login, what, why, looked_at)"
        f" SELECT 1, p.id, '{login}', '{what}', '{why}', {at} FROM ({REGISTERED}) p RETURNING 1) SELECT count(*) FROM seen"
    )


@pytest.fixture
def hits(planted: Callable[..., Any]) -> Callable[..., list[Hit]]:
    """What the control says besides what the city's own assistants did."""

    def found(*statements: str) -> list[Hit]:
        with planted(*statements) as agency:
            on = last_run_on(agency.connection, agency.area)
            (said,) = run_all(agency, on, controls={"snooping"}).values()
        return [hit for hit in said if not hit.login.startswith("assistant-")]

    return found


def test_whoever_works_on_nobody_is_asked(hits: Callable[..., list[Hit]]) -> None:
    (hit,) = hits(looked("auditor"))
    assert (hit.why, hit.login, hit.evidence["count"], hit.person) == ("no_case", "auditor", MANY, 0)
    assert len(hit.evidence["others_persons"]) == 20


@pytest.mark.parametrize(
    "statements",
    [
        (looked("clerk"),),
        (looked("clerk", at="now() + interval '14 days'"),),
        (looked("auditor", why="电话核对"),),
        (WAITS, looked("auditor")),
        (looked("auditor", at="now() - interval '20 years'"),),
    ],
    ids=["works on them", "worked on them", "says why", "something waits", "long ago"],
)
def test_a_look_with_a_case_is_none(hits: Callable[..., list[Hit]], statements: tuple[str, ...]) -> None:
    assert hits(*statements) == []


@pytest.mark.parametrize(
    "statement",
    [
        looked("clerk", at="now() + interval '17 days'"),
        looked("auditor", what="paper/statement", why="SHA-256 00"),
    ],
    ids=["worked on them long before", "a paper has a digest for a reason"],
)
def test_what_is_no_case_is_found(hits: Callable[..., list[Hit]], statement: str) -> None:
    assert [hit.why for hit in hits(statement)] == ["no_case"]


def test_the_honest_looks_of_the_city_are_none(superuser: Agency, hits: Callable[..., list[Hit]]) -> None:
    """Its clerks opened the files on which they worked."""
    row = superuser.connection.execute("SELECT count(*) FROM look WHERE login = 'clerk'").fetchone()
    assert row is not None and row[0] > 5
    assert hits() == []
