"""更正内容 What a fact says after its correction: the fields of its form, read as a list's cells are; what is left out stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from yanglao.acts.corrections.refusals import refused
from yanglao.acts.describing import Inner
from yanglao.acts.records.as_facts import as_facts
from yanglao.acts.records.rows import Rows
from yanglao.acts.records.writing import FORM_OF, fields_of, written_fact
from yanglao.kernel.columns import ints
from yanglao.life.facts import Facts
from yanglao.lists import LAYOUTS, FileRefused, Layout, given_rows, parse
from yanglao.store.acting import ActRefused, Agency
from yanglao.store.facts import STORED
from yanglao.store.people import persons_with
from yanglao.store.versions import Version, last_version


def values_form(agency: Agency, given: Mapping[str, str]) -> Inner | None:
    """更正内容的表 The form of the fact that is named, with what it says now; None: none is named, or none that can be corrected."""
    fact = given.get("fact", "")
    if not fact.isascii() or not fact.isdigit() or not given.get("number"):
        return None
    person = int(persons_with(agency, [given["number"]])[0])
    old = last_version(agency.connection, agency.area, person=person, fact=int(fact))
    if old is None or old.kind not in FORM_OF:
        return None
    return Inner(_form(old), now=written_fact(old.kind, old.columns))


def corrected(old: Version, values: Any) -> Facts:
    """The fact `old` with other values. Refused: no_values, unknown_field, nothing_changes, and the code of the first field that is
    not as it should be."""
    if not isinstance(values, dict) or not values:
        raise refused("no_values")
    form = FORM_OF[old.kind]
    try:
        parsed = parse(given_rows(_form(old), [{**written_fact(old.kind, old.columns), **values}]))
    except FileRefused as fault:
        raise ActRefused(fault.code, fault.sentence_zh, fault.sentence_en) from fault
    if parsed.problems:
        first = parsed.problems[0]
        raise ActRefused(first.code, first.sentence_zh, first.sentence_en)
    facts = as_facts(Rows(form, ints([old.person]), parsed.columns), ints([0]))
    if all(int(getattr(facts, name)[0]) == old.columns[name] for name in STORED):
        raise refused("nothing_changes")
    return facts


def _form(old: Version) -> Layout:
    """The form by which such a fact is reported, as far as it is kept."""
    form = FORM_OF[old.kind]
    return replace(LAYOUTS[form], fields=fields_of(form), same_row_key=())
