"""算一算 The page that answers what somebody would pay and get. What is asked stands in the address; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yanglao.casefile.estimate.asking import (
    BORN,
    CATEGORIES,
    FIELDS,
    Field,
    NotUnderstood,
    read_asked,
    written_tier,
)
from yanglao.casefile.estimate.figuring import PENSION, Estimate, Option, Way, estimate
from yanglao.casefile.estimate.supposing import law_at
from yanglao.casefile.estimate.telling import (
    TABLE,
    Figure,
    age_words,
    assumed,
    compared,
    filled,
    groups,
)
from yanglao.casefile.estimate.words import FIGURES, WAYS
from yanglao.casefile.explanation_text import STATUSES, source_value
from yanglao.casefile.sources import Source
from yanglao.casefile.words import Pair, month_pair, written
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import month_of
from yanglao.policy.law import Law, Laws
from yanglao.policy.wording import NAMES, source_text
from yanglao.store.acting import today
from yanglao.web.access import public
from yanglao.web.drawing import FILLS, bars, box, fill_sample
from yanglao.web.errors import down
from yanglao.web.here import laws_here
from yanglao.web.reading import reading, unless_down
from yanglao.web.saying import TAGS

Shown = dict[str, Any]
LONGEST = 40


@public
@require_safe
@unless_down(down)
def estimate_page(request: HttpRequest) -> HttpResponse:
    """The questions; once they are answered the answer, and below it the questions again with what was typed. A birth alone is only a
    beginning: whoever comes from another page brings it along."""
    on = today()
    with reading() as database:
        laws = laws_here(database)
    law = law_at(laws, on)
    shown: Shown = {"form": _Form(request.GET, law, {}).shown()}
    if any(field.name in request.GET for field in FIELDS if field is not BORN):
        try:
            asked = read_asked(_written(request.GET), law, on)
        except NotUnderstood as refused:
            shown = {"form": _Form(request.GET, law, refused.faults).shown(), "faults": _faults(refused)}
        else:
            shown |= _answer(request.GET, laws, estimate(laws, asked))
    return render(request, "estimate.html", shown)


def _written(given: QueryDict) -> Mapping[str, Sequence[str]]:
    return {field.name: given.getlist(field.name) for field in FIELDS}


def _faults(refused: NotUnderstood) -> list[Shown]:
    """What is wrong, in the order of the questions."""
    found = ((field, refused.faults.get(field.name)) for field in FIELDS)
    return [{"name": field.name, "line": (fault.zh, fault.en)} for field, fault in found if fault]


class _Form:
    """The questions as they are shown, with what was typed and what is wrong with it."""

    def __init__(self, given: QueryDict, law: Law, faults: Mapping[str, Any]) -> None:
        self.given, self.law, self.faults = given, law, faults

    def shown(self) -> Shown:
        fields = {field.name: self._field(field) for field in FIELDS}
        return {
            **fields,
            "is_open": any(fields[name]["is_used"] for name in ("paid", "paid_tier", "category")),
        }

    def _field(self, field: Field) -> Shown:
        fault, typed = self.faults.get(field.name), [one[:LONGEST] for one in self.given.getlist(field.name)]
        return {
            "name": field.name,
            "title": field.title,
            "hint": field.hint,
            "typed": typed[0] if typed else "",
            "fault": (fault.zh, fault.en) if fault else None,
            "choices": self._choices(field.name, typed),
            "is_used": bool(fault) or any(typed),
        }

    def _choices(self, name: str, typed: Sequence[str]) -> list[Shown]:
        if name in ("tier", "paid_tier"):
            tiers = [(written_tier(fen), _whole(fen)) for fen in self.law.tiers_fen.tolist()]
            return [
                {"value": value, "title": (text, text), "is_chosen": value in typed} for value, text in tiers
            ]
        if name == "category":
            return [
                {"value": value, "title": title, "is_chosen": value in typed}
                for value, title in CATEGORIES.items()
            ]
        return []


def _answer(given: QueryDict, laws: Laws, found: Estimate) -> Shown:
    """Everything below the question."""
    way = compared(found)
    return {
        "estimate": found,
        "ways": [_way(found, one) for one in found.ways],
        "has_two": found.missing_years and found.best.name == "back_pay",
        "has_choice": found.best.name == "draw" and len(found.ways) > 1,
        "assumed": assumed(found),
        "tiers": _tiers(given, way) if way else None,
    }


def _way(found: Estimate, way: Way) -> Shown:
    mine = way.mine
    paid = mine.own_fen + mine.back_paid_fen
    return {
        "name": way.name,
        "title": WAYS[way.name],
        "month": month_pair(mine.first_month),
        "monthly": yuan_text(mine.monthly_fen) if mine.first_month else "",
        "refund": yuan_text(mine.refund_fen),
        "paid": yuan_text(paid) if paid else "",
        "even": age_words(mine.breaks_even - month_of(found.asked.born)) if mine.breaks_even else None,
        "groups": [
            {"title": group.title, "figures": [shown_figure(way.name, one) for one in group.figures]}
            for group in groups(found, way)
        ],
    }


def shown_figure(way: str, figure: Figure) -> Shown:
    """A figure with its why, as templates show it."""
    return {
        "id": f"{way}-{figure.name}",
        "title": figure.title,
        "value": figure.value,
        "strong": figure.strong,
        "sentence": figure.why.sentence,
        "clauses": figure.why.clauses,
        "sources": [_source(one) for one in figure.why.sources],
    }


def _source(source: Source) -> Shown:
    since = source.valid_from
    return {
        "name": NAMES[source.key],
        "value": (source_value(source, False), source_value(source, True)),
        "status": STATUSES[source.status],
        "look": TAGS.get(source.status, ""),
        "since": (written(since, False), written(since, True)) if since else None,
        "source": source_text(source.source) if source.kind == "parameter" and source.source else None,
    }


def _tiers(given: QueryDict, way: Way) -> Shown:
    """The tiers side by side: table, picture, and the addresses of each."""
    place = way.options.index(way.mine)
    addresses = [_with_tier(given, one) for one in way.options]
    return {
        "now": _whole(way.mine.tier_fen),
        "less": _neighbour(way, addresses, place - 1),
        "next": _neighbour(way, addresses, place + 1),
        "bars": bars(way.options, way.mine),
        "box": box(way.options),
        "key": list(_key(way)),
        "headings": [title for title, _ in TABLE],
        "rows": [
            {
                "tier": _whole(one.tier_fen),
                "address": address,
                "is_mine": one is way.mine,
                "amounts": [_whole(column(one)) for _, column in TABLE[:-1]] + [yuan_text(one.monthly_fen)],
            }
            for one, address in zip(way.options, addresses, strict=True)
        ],
    }


def _neighbour(way: Way, addresses: Sequence[str], place: int) -> Shown | None:
    if not 0 <= place < len(addresses):
        return None
    return {"address": addresses[place], "tier": _whole(way.options[place].tier_fen)}


def _with_tier(given: QueryDict, option: Option) -> str:
    """The same question at another tier."""
    other = given.copy()
    other["tier"] = written_tier(option.tier_fen)
    return f"?{other.urlencode()}#answer"


def _key(way: Way) -> Iterator[tuple[str, Pair]]:
    """The fillings of the picture, and what they stand for; what is nothing at every tier is left out."""
    for what, fill in zip(PENSION, FILLS, strict=True):
        if any(one.pension_fen[what] for one in way.options):
            yield fill_sample(fill), filled(FIGURES[what].title, {"qualifying": ""})


def _whole(fen: int) -> str:
    return yuan_text(fen).removesuffix(".00")
