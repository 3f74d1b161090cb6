"""名单公示 Who was newly determined or certified is posted in their unit, masked, for as long as the plan's data says. A pension's list tells
names; a certificate tells of a person's health, family or means, so that list tells the family name only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.performing import perform_act
from yanglao.acts.publication.refusals import refused
from yanglao.kernel.identity import masked_name, publicly_masked
from yanglao.kernel.months import day_text
from yanglao.lists.publication_layouts import CERTIFIED
from yanglao.policy.publication import publication_rules
from yanglao.store.acting import Act, Agency, By
from yanglao.store.kept_texts import text_of
from yanglao.store.notice_lists import add_notice_list, newly_recorded, notice_lists
from yanglao.store.people import names_of, numbers_of, units_of


def post(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Post a list. Refused: unknown_unit, not_your_unit, nobody_to_post, posted_already."""
    content = {**values, "since": day_text(values["since"])}
    return perform_act(agency, act, content, by=by, work=lambda under_way: _post(under_way, values))


def _post(act: Act, values: Values) -> dict[str, Any]:
    unit, kind, since = _unit(act, values["unit"]), values["kind"], values["since"]
    persons = newly_recorded(act.connection, act.area, kind, unit=unit, since=since, on=act.by.on)
    if not persons:
        raise refused("nobody_to_post", unit=values["unit"], since=day_text(since))
    _must_be_new(act, kind, unit, persons)
    until = publication_rules(act.area.plan).posted_until(act.by.on)
    text = text_of(
        {
            "kind": kind,
            "unit": values["unit"],
            "posted": [day_text(act.by.on), day_text(until)],
            "document": values["document"],
            "persons": posted_persons(act.agency, kind, persons),
        }
    )
    number = add_notice_list(
        act, kind, persons, unit=unit, since=since, until=until, text=text, document=values["document"]
    )
    return {"list": number, "persons": len(persons), "until": day_text(until)}


def _unit(act: Act, name: str) -> int:
    unit = units_of(act.connection, act.area).get(name)
    if unit is None:
        raise refused("unknown_unit", unit=name)
    if act.units is not None and unit not in act.units:
        raise refused("not_your_unit", unit=name)
    return unit


def _must_be_new(act: Act, kind: str, unit: int, persons: Sequence[int]) -> None:
    """Refused: posted_already, where one list has had all of them."""
    for one in notice_lists(act.connection, act.area):
        if (one.kind, one.unit) == (kind, unit) and set(persons) <= set(one.persons):
            raise refused("posted_already", list=one.id)


def posted_persons(agency: Agency, kind: str, persons: Sequence[int]) -> list[dict[str, str]]:
    """Number and name of each as they are posted, in the order of the numbers."""
    numbers = numbers_of(agency.connection, agency.keys, persons)
    names = names_of(agency.connection, persons)
    return [
        {
            "number": publicly_masked(numbers[one]),
            "name": masked_name(names[one]) if kind == CERTIFIED else names[one],
        }
        for one in sorted(persons, key=lambda one: numbers[one])
    ]
