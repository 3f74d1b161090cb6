"""人员页 Everything about one person in one place; every look at it is noted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yanglao.acts.bureaus import matter_written
from yanglao.acts.corrections.proposing import proposers
from yanglao.acts.records.writing import FORM_OF
from yanglao.casefile.words import Pair
from yanglao.kernel.months import month_text
from yanglao.life.kinds import CERTIFIED, Kind
from yanglao.papers.making import papers_for
from yanglao.papers.of_decisions import DETERMINATION
from yanglao.papers.register import PAPERS
from yanglao.reports.account_years import account_legs, account_years
from yanglao.reports.asking import OF_FILES, must_read_person
from yanglao.reports.decision import ACTS as LETTERS
from yanglao.reports.making import may_read
from yanglao.reports.overview import events_of, pension_months
from yanglao.reports.unmasking import SHOWN as WHOLE_OF
from yanglao.reports.unmasking import UNMASK
from yanglao.reports.words import said_words
from yanglao.store.looks import looks_at, note_look
from yanglao.store.read.areas import all_areas
from yanglao.web.person.lifeline import life_line
from yanglao.web.person.proxies import proxies_shown
from yanglao.web.person.why import why_of
from yanglao.web.staff.chapters import chapters_of
from yanglao.web.staff.choosing import choices_of
from yanglao.web.staff.desk import Desk, desk_page
from yanglao.web.staff.doing import is_about_somebody, may_do
from yanglao.web.staff.papers import RECEIPT, asks_for_nobody_else
from yanglao.web.staff.who import seen_file

Shown = dict[str, Any]
WHOLE: dict[str, Pair] = {what: (f"完整的{zh}", f"the whole {en}") for what, (zh, en) in WHOLE_OF.items()}
FEW = 6
"""So many months and years stand on the first page; all of them one press away."""


@dataclass(frozen=True, slots=True)
class Part:
    """部分 A page about a person: its key (also its address), words, and how many things are there."""

    key: str
    words: Pair
    count: Callable[[Shown], int | None]
    of_money: bool = False


PARTS = (
    Part("", ("概况", "Overview"), lambda file: None),
    Part("contributions", ("缴费", "Contributions"), lambda file: len(file["receipts"]), of_money=True),
    Part("pension", ("待遇", "Pension"), lambda file: (file["pension"] or {}).get("months"), of_money=True),
    Part("account", ("个人账户", "Account"), lambda file: None, of_money=True),
    Part("facts", ("登记事项", "Facts"), lambda file: len(file["facts"])),
    Part(
        "notices",
        ("通知与往来", "Notices and items"),
        lambda file: len(file["notices"]) + len(file["open"]),
        of_money=True,
    ),
    Part("proxies", ("代办人", "Who may act"), lambda file: len(file["proxies"]), of_money=True),
    Part("choices", ("补缴还是退保", "Pay back or leave"), lambda file: None, of_money=True),
    Part("papers", ("文书", "Papers"), lambda file: None, of_money=True),
    Part("looks", ("谁看过", "Who looked"), lambda file: None),
)

HAVE_WHY = ("", "pension")
"""Parts with amounts whose reasons stand on the right, with what wants somebody; the others take the whole width."""


@require_safe
@desk_page(*OF_FILES)
def person_page(request: HttpRequest, desk: Desk, person: int, part: str = "") -> HttpResponse:
    """概况 and its parts: one read of the file, one template."""
    if not desk.sees_money and any(one.key == part and one.of_money for one in PARTS):
        raise Http404("no part for them")
    shown = _file(desk, person, part or "file")
    shown |= {"part": part, **_READS[part](desk, shown), "asked_under": _asked_under(request)}
    if month := request.GET.get("why"):
        shown |= why_of(desk, person, month) if shown["sees_money"] else {}
    shown["beside"] = part in HAVE_WHY
    return render(request, f"person/{part or 'overview'}.html", shown)


def _asked_under(request: HttpRequest) -> str:
    """The request of a resident under which somebody looks, as it goes on in addresses; "": none."""
    told = request.GET.get("asked_under", "")
    return f"&asked_under={told}" if told.isascii() and told.isdigit() else ""


@require_safe
@desk_page(*OF_FILES)
def person_acts(request: HttpRequest, desk: Desk, person: int) -> HttpResponse:
    """办理 What can be done about this person by whoever asks, without typing the number again."""
    shown = _file(desk, person, "file")
    shown |= {"part": "do", "chapters": chapters_of(lambda act: may_do(desk, act) and is_about_somebody(act))}
    return render(request, "person/acts.html", shown)


def _file(desk: Desk, person: int, what: str) -> Shown:
    """The file as somebody may see it, with the look noted."""
    agency = desk.agency
    must_read_person(agency, desk.login, OF_FILES, person=person, on=desk.on)
    with agency.connection.transaction():
        note_look(agency.connection, agency.area, desk.login, person, what)
        file, line = seen_file(desk, person)
    return {
        "file": file,
        "line": line,
        "sees_money": desk.sees_money,
        "parts": [(one, one.count(file)) for one in PARTS if desk.sees_money or not one.of_money],
        "here": "persons",
    }


def _overview(desk: Desk, shown: Shown) -> Shown:
    person = shown["line"]["person"]
    events = events_of(shown["file"])
    found = {
        "life": life_line(events, on=desk.on, english=desk.english),
        "facts": _said(desk, shown["file"]["facts"]),
    }
    if not shown["sees_money"]:
        return found
    months, years = pension_months(desk.agency, person), account_years(account_legs(desk.agency, person))
    return found | {
        "months": months[:FEW],
        "all_months": _sums(months),
        "years": years[:FEW],
        "open": shown["file"]["open"],
    }


def _pension(desk: Desk, shown: Shown) -> Shown:
    months = pension_months(desk.agency, shown["line"]["person"])
    return {"months": months, "all_months": _sums(months)}


def _account(desk: Desk, shown: Shown) -> Shown:
    return {"years": account_years(account_legs(desk.agency, shown["line"]["person"]))}


def _facts(desk: Desk, shown: Shown) -> Shown:
    return {
        "facts": _said(desk, shown["file"]["facts"]),
        "aside": _said(desk, shown["file"]["put_aside"]),
    }


def _may_correct(desk: Desk, fact: Shown) -> bool:
    """更正 Whether whoever looks may propose that this fact says something else."""
    kind = Kind[fact["kind"]]
    is_theirs = kind not in CERTIFIED or matter_written(fact) in desk.matters
    return "put_aside_on" not in fact and kind in FORM_OF and desk.holds(*proposers(kind)) and is_theirs


def _papers(desk: Desk, shown: Shown) -> Shown:
    """Those that ask for nothing but the person, and the receipts."""
    agency = desk.agency
    found = {one.key: one for one in papers_for(agency, desk.login, on=desk.on)}
    return {
        "papers": [one for one in found.values() if asks_for_nobody_else(one)],
        "receipts": shown["file"]["receipts"] if RECEIPT in found else [],
    }


def _notices(desk: Desk, shown: Shown) -> Shown:
    """Of each kind of decision the last one has a letter to print, for those who may have it made."""
    if not may_read(desk.agency, desk.login, DETERMINATION, desk.on):
        return {"letters": []}
    last = {one["about"]: one for one in shown["file"]["notices"]}
    return {"letters": [one for about, one in last.items() if about in LETTERS]}


def _choices(desk: Desk, shown: Shown) -> Shown:
    """补缴还是退保"""
    return choices_of(desk, shown["line"]["person"])


def _looks(desk: Desk, shown: Shown) -> Shown:
    pages = {one.key: one.words for one in PARTS} | {"file": PARTS[0].words}
    pages |= {f"paper/{paper.key}": paper.title for paper in PAPERS.values()}
    pages |= {f"{UNMASK}/{what}": words for what, words in WHOLE.items()}
    looks = looks_at(desk.agency.connection, desk.agency.area, shown["line"]["person"])
    return {"looks": [(one, pages.get(one.what, (one.what, one.what))) for one in looks]}


def _proxies(desk: Desk, shown: Shown) -> Shown:
    """代办人"""
    return proxies_shown(desk, shown["line"]["person"])


def _nothing_more(desk: Desk, shown: Shown) -> Shown:
    return {}


_READS: dict[str, Callable[[Desk, Shown], Shown]] = {
    "": _overview,
    "contributions": _nothing_more,
    "pension": _pension,
    "account": _account,
    "facts": _facts,
    "notices": _notices,
    "papers": _papers,
    "proxies": _proxies,
    "looks": _looks,
    "choices": _choices,
}


def _sums(months: list[Shown]) -> Shown | None:
    """Of all months together."""
    names = ("base_fen", "increment_fen", "account_fen", "total_fen")
    return (
        {name: sum(row[name] for row in months) for name in names}
        | {"first_text": month_text(months[-1]["month"])}
        if months
        else None
    )


PLACE = "place"
NOT_SAID = (
    "fact",
    "kind",
    "recorded_on",
    "by",
    "agreed_by",
    "document",
    "put_aside_on",
    "how",
    "put_aside_by",
    "why",
    "on_document",
)


def _said(desk: Desk, facts: list[Shown]) -> list[Shown]:
    """Each fact with what it says, in words; in Chinese this area by its name, for it has no other."""
    agency = desk.agency
    here = {
        one.area.code: one.name
        for one in all_areas(agency.connection)
        if one.area.id == agency.area.id and not desk.english
    }
    return [
        {
            **fact,
            "may_correct": _may_correct(desk, fact),
            "said": said_words(
                fact["kind"],
                {
                    name: here.get(value, value) if name == PLACE else value
                    for name, value in fact.items()
                    if name not in NOT_SAID
                },
                desk.english,
            ),
        }
        for fact in facts
    ]
