"""指路 Where a sentence names a command, a page names the form or the report, and leads there whoever may open it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.html import format_html, format_html_join

from yanglao.acts.register import REGISTER
from yanglao.casefile.words import Pair, chosen
from yanglao.reports.register import REPORTS
from yanglao.web.reports.groups import called
from yanglao.web.staff.desk import Desk

COMMAND = re.compile(
    r"`?yanglao (?P<room>act do|act show|act list|report|list|paper list|person show|plan show|task list)"
    r"(?: (?P<name>[a-z][a-z0-9-]*))?(?P<given>(?: --?[a-z-]+(?: [\w-]+)?| FILE| \d{4}(?:-\d\d)?)*)`?"
)
GIVEN = re.compile(r"--([a-z-]+) ([\w-]+)")
BARE = re.compile(r" ?[(((](?:[^()()]* )?`?(?P<name>[a-z]+(?:-[a-z]+)+)`?[))]")
CJK = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[“])|(?<=[”]) (?=[\u3000-\u9fff\uff00-\uffef])")
ROOMS: dict[str, tuple[str, Pair]] = {
    "act list": ("/staff/do", ("办理业务", "Do something")),
    "report": ("/staff/reports", ("报表", "Reports")),
    "task list": ("/staff", ("我的任务", "My tasks")),
    "paper list": ("", ("文书", "Papers")),
    "person show": ("", ("登记事项", "Facts")),
    "plan show": ("", ("方案", "The plan")),
}
"""What lists everything: its address ("": none of its own) and words."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a command is called on pages, and its address ("": it is not theirs)."""

    words: Pair
    address: str


def pointed(sentence: str, desk: Desk | None, *, english: bool) -> str:
    """The sentence with the names of forms and reports in the place of commands; escaped, with a link to each that may be opened."""
    if "yanglao " not in sentence and not BARE.search(sentence):
        return sentence
    parts = [
        one if isinstance(one, str) else _link(one, english) for one in _parts(_without_bare(sentence), desk)
    ]
    told = format_html_join("", "{}", ((part,) for part in parts))
    return told if english else type(told)(CJK.sub("", told))


def _without_bare(sentence: str) -> str:
    """Without the key of an act that stands behind its words in brackets."""
    return BARE.sub(lambda found: "" if _act_of(found["name"]) in REGISTER else found[0], sentence)


def _parts(sentence: str, desk: Desk | None) -> Iterator[str | Place]:
    at = 0
    for found in COMMAND.finditer(sentence):
        place = _place(found["room"], found["name"] or "", found["given"] or "", desk)
        if place is not None:
            yield sentence[at : found.start()]
            yield place
            at = found.end()
    yield sentence[at:]


def _place(room: str, name: str, given: str, desk: Desk | None) -> Place | None:
    asked = urlencode({key.replace("-", "_"): value for key, value in GIVEN.findall(given)})
    query = f"?{asked}" if asked else ""
    if room == "report" and name in REPORTS:
        about = REPORTS[name]
        may = desk is not None and desk.holds(*about.readers)
        return Place(called(about), f"/staff/reports/{name}{query}" if may else "")
    if (act := REGISTER.get(_act_of(name))) is not None and room in ("act do", "act show", "list"):
        may = desk is not None and desk.is_for(act)
        way, words = ("lists", act.list_title) if room == "list" else ("do", act.title)
        return Place(words, f"/staff/{way}/{act.key}{query}" if may else "")
    if room in ROOMS and not name:
        address, words = ROOMS[room]
        return Place(words, address if desk is not None else "")
    return None


def _act_of(name: str) -> str:
    return name.replace("-", "_")


def _link(place: Place, english: bool) -> str:
    words = chosen(place.words, english)
    return format_html('“<a href="{}">{}</a>”', place.address, words) if place.address else f"“{words}”"
