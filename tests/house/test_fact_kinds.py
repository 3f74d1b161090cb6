"""The kinds of facts are described once: forms, acts and the database's table agree with that description."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yanglao.acts import roles
from yanglao.acts.records.as_facts import field_of
from yanglao.acts.records.described import FACT_ACTS
from yanglao.acts.transfer.described import FACTS_OVER_FILES
from yanglao.commands.office import Office
from yanglao.life.facts import FACT_COLUMNS
from yanglao.life.kinds import CHOICES, FACT_KINDS, KIND_OF_FORM, FactKind
from yanglao.lists import LAYOUTS
from yanglao.lists.takeover_layouts import CORRECTED
from yanglao.store.fact_kinds import KINDS_AS_ROWS

ALL = list(FACT_KINDS.values())
REPORTED = (*FACT_ACTS, *FACTS_OVER_FILES)
WITH_FORM = [one for one in ALL if one.form]


def ids(one: FactKind) -> str:
    return one.name


@pytest.mark.parametrize("kind", ALL, ids=ids)
def test_a_kind_says_what_columns_keep(kind: FactKind) -> None:
    assert {column for column in kind.says.values() if column} <= set(FACT_COLUMNS)
    assert kind.same_by is None or set(kind.same_by) <= {*kind.says.values()}


@pytest.mark.parametrize("kind", WITH_FORM, ids=ids)
def test_its_form_asks_for_all_that_it_says(kind: FactKind) -> None:
    asked = {field.name: field for field in LAYOUTS[kind.form].fields}
    assert {field_of(name) for name in kind.says} <= asked.keys()
    for name in kind.says.keys() & CHOICES.keys():
        assert {words[0] for words in asked[name].choices} <= {one.name for one in CHOICES[name]}


@pytest.mark.parametrize("kind", WITH_FORM, ids=ids)
def test_what_bureaus_certify_only_they_report(kind: FactKind) -> None:
    act = next((one for one in REPORTED if one.key == kind.form), None)
    if act is None:
        assert kind.form in {layout.key for layout in CORRECTED}
        return
    assert (act.who == (roles.CERTIFIER,)) is kind.certified
    assert ("date_in_future" in act.refuses) is kind.has_happened


def test_every_act_that_reports_facts_reports_a_kind() -> None:
    assert {act.key for act in REPORTED} | {layout.key for layout in CORRECTED} == set(KIND_OF_FORM)


def test_the_database_keeps_the_same_table(new_office: Callable[[str], Office]) -> None:
    kept = (
        new_office("kinds")
        .connection.execute(
            "SELECT code, name, is_decision, ends_relation, only_one, is_work FROM fact_kind ORDER BY code"
        )
        .fetchall()
    )
    assert kept == KINDS_AS_ROWS
