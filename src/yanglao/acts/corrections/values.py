"""更正内容 What a fact says after its correction: the fields of its form, read as a list's cells are; what is left out stays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from yanglao.acts.corrections.refusals import refused
from yanglao.acts.records.as_facts import as_facts
from yanglao.acts.records.rows import Rows
from yanglao.acts.records.writing import FORM_OF, fields_of, written_fact
from yanglao.kernel.columns import ints
from yanglao.life.facts import Facts
from yanglao.lists import LAYOUTS, FileRefused, given_rows, parse
from yanglao.store.acting import ActRefused
from yanglao.store.facts import STORED
from yanglao.store.versions import Version


def corrected(old: Version, values: Any) -> Facts:
    """The fact `old` with other values. Refused: no_values, unknown_field, nothing_changes, and the code of the first field that is
    not as it should be."""
    if not isinstance(values, dict) or not values:
        raise refused("no_values")
    form = FORM_OF[old.kind]
    layout = replace(LAYOUTS[form], fields=fields_of(form), same_row_key=())
    try:
        parsed = parse(given_rows(layout, [{**written_fact(old.kind, old.columns), **values}]))
    except FileRefused as fault:
        raise ActRefused(fault.code, fault.sentence_zh, fault.sentence_en) from fault
    if parsed.problems:
        first = parsed.problems[0]
        raise ActRefused(first.code, first.sentence_zh, first.sentence_en)
    facts = as_facts(Rows(form, ints([old.person]), parsed.columns), ints([0]))
    if all(int(getattr(facts, name)[0]) == old.columns[name] for name in STORED):
        raise refused("nothing_changes")
    return facts
