"""认定范围 Which matters of bureaus an act, its rows, a proposal and a fact are about; whoever certifies acts within those of their bureau alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from yanglao.acts.describing import Description
from yanglao.life.kinds import CERTIFIED, CHOICES, KIND_OF_FORM, Kind
from yanglao.lists import Field
from yanglao.policy.bureaus import MATTERS, bureaus_of
from yanglao.store.acting import Act, not_your_bureau
from yanglao.store.proposals import Proposal

if TYPE_CHECKING:
    from yanglao.acts.records.rows import Rows

DIVIDED = {Kind.category: "category", Kind.cover: "scheme"}
"""Kinds of which each choice is a matter of its own -> the field that names it."""
OTHER_ACTS = {
    "extend_certification": Kind.category,
    "contest_certification": Kind.category,
    "settle_dispute": Kind.category,
    "match": Kind.cover,
    "match_deaths": Kind.death,
}
"""Acts about facts of a kind besides those that report it."""
BUREAU = "bureau"
"""The field of an appointment that names the bureau."""
CORRECTIONS = ("cancel_fact", "replace_fact")


def matters_of_kind(kind: int) -> frozenset[str]:
    """The matters that facts of a kind may be; empty: no bureau answers for it."""
    name = Kind(kind).name
    return frozenset(one for one in MATTERS if one.partition(".")[0] == name)


def matter_of(kind: int, code: int) -> str:
    """The matter of a fact: its kind, and what it says by choice where the kind is divided."""
    name, field = Kind(kind).name, DIVIDED.get(Kind(kind))
    return name if field is None else f"{name}.{CHOICES[field](code).name}"


def matter_written(fact: Mapping[str, Any]) -> str:
    """The matter of a fact as a person's file tells it."""
    kind = Kind[fact["kind"]]
    return f"{kind.name}.{fact[DIVIDED[kind]]}" if kind in DIVIDED else kind.name


def matters_of_act(act: Description) -> frozenset[str]:
    """The matters that an act may be about; empty: no bureau's."""
    if act.key in CORRECTIONS:
        return frozenset().union(*(matters_of_kind(kind) for kind in CERTIFIED))
    kind = OTHER_ACTS.get(act.key) or KIND_OF_FORM.get(act.key)
    return frozenset() if kind is None else matters_of_kind(kind)


def matters_of_rows(act: Description, rows: Rows) -> list[str]:
    """The matter of each row ("": no bureau's)."""
    kind = OTHER_ACTS.get(act.key) or KIND_OF_FORM.get(act.key)
    if kind is None or not matters_of_kind(kind):
        return [""] * len(rows.persons)
    if (name := DIVIDED.get(kind)) is None:
        return [kind.name] * len(rows.persons)
    choices = _choices(act, name)
    return [f"{kind.name}.{choices[place]}" for place in rows.columns[name].tolist()]


def _choices(act: Description, name: str) -> list[str]:
    return [choice[0] for field in act.asks.fields if field.name == name for choice in field.choices]


def matters_of_proposal(proposal: Proposal) -> frozenset[str]:
    """The matters of bureaus among what is proposed: rows, or a correction."""
    content = proposal.content
    if "facts" not in content:
        return frozenset(content.get("matters", ()))
    kinds = content["facts"]["kind"]
    codes = content["facts"].get("code", [0] * len(kinds))
    return frozenset(
        matter_of(kind, code) for kind, code in zip(kinds, codes, strict=True) if matters_of_kind(kind)
    )


def matters_of_correction(kind: int, *said: Mapping[str, int] | None) -> list[str]:
    """The matters of what a certified fact says and of what it is to say (None: nothing)."""
    if kind not in CERTIFIED:
        return []
    return sorted({matter_of(kind, one["code"]) for one in said if one is not None})


def must_answer_for(act: Act, matters: Collection[str]) -> None:
    """That the bureau of whoever acts answers for all of these. Refused: not_your_bureau."""
    bound = act.reach.matters
    if bound is not None and (others := set(matters) - bound):
        raise not_your_bureau(act.area.plan, others)


def answers_for(plan: str, bureau: str, matters: Collection[str]) -> bool:
    """Whether a bureau ("": a post that is of none) answers for all of these."""
    return not bureau or bureaus_of(plan)[bureau].matters >= set(matters)


def as_asked(act: Description, plan: str, matters: Collection[str] | None) -> Description:
    """An act as somebody is asked for it: a bureau, which answers for `matters`, among its own choices only; and a bureau by its name."""

    def own(field: Field) -> Field:
        if field.name == BUREAU and act.key == "appointment":
            there = bureaus_of(plan).items()
            return replace(field, kind="choice", choices=tuple((key, one.name[0]) for key, one in there))
        if matters is None or kind is None or field.name != DIVIDED.get(kind):
            return field
        kept = tuple(one for one in field.choices if f"{kind.name}.{one[0]}" in matters)
        return replace(field, choices=kept)

    kind = OTHER_ACTS.get(act.key) or KIND_OF_FORM.get(act.key)
    return replace(act, asks=replace(act.asks, fields=tuple(own(field) for field in act.asks.fields)))
