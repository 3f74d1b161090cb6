"""名册比对 A bureau's own list held against ours: how many agree, and each row that does not, with what can be done about it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from yanglao.acts.roles import CERTIFIER
from yanglao.casefile.words import Pair
from yanglao.kernel.identity import masked
from yanglao.kernel.months import FOREVER, day_text
from yanglao.reports.certifications import COMPARE_REPORT, OUTCOMES, kinds_of
from yanglao.reports.making import make_report
from yanglao.reports.report import Row
from yanglao.store.acting import ActRefused
from yanglao.web.bureau.pages import as_bureau
from yanglao.web.receiving import handed_in
from yanglao.web.staff.desk import Desk, desk_page

MOST = 200
"""So many rows that differ are shown; all of them are in the file."""
AGREES = "same"
LOOKS = {"same": "done", "unreadable": "risk", "unknown": "need", "not_ours": "need", "not_theirs": "need"}
Shown = dict[str, Any]
Way = tuple[Pair, str]
"""What can be done about a row, and where."""
CERTIFY: Pair = ("认定", "certify")
EXTEND: Pair = ("延期", "extend")
END: Pair = ("终止", "end")
LOOK: Pair = ("看登记", "see the fact")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(CERTIFIER)
def compare_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The form; then what came of it."""
    if not (kinds := kinds_of(as_bureau(desk))):
        raise Http404("no kinds of theirs to compare")
    shown: Shown = {
        "kinds": kinds.items(),
        "kind": request.POST.get("kind", ""),
        "here": "bureau",
    }
    if request.method != "POST":
        return render(request, "bureau/compare.html", shown)
    try:
        shown |= _compared(request, desk)
    except ActRefused as refused:
        shown |= {"refused": (refused.zh, refused.en)}
    return render(request, "bureau/compare.html", shown, status=409 if "refused" in shown else 200)


def _compared(request: HttpRequest, desk: Desk) -> Shown:
    kind = request.POST.get("kind", "")
    with handed_in(request, ["file"]) as files, desk.agency.connection.transaction():
        report = make_report(
            desk.agency, desk.login, COMPARE_REPORT.name, {"kind": kind}, on=desk.on, files=files
        )
    differ = [row for row in report.rows if row["outcome"] != AGREES]
    return {
        "counts": [
            (words, LOOKS.get(name, "need"), report.sums[name][2]) for name, words in OUTCOMES.items()
        ],
        "rows": [_row(row, kind) for row in differ[:MOST]],
        "differ": len(differ),
        "most": MOST,
    }


def _row(row: Row, kind: str) -> Shown:
    """A row that differs, with the way to put it right (None: somebody else has to)."""
    number = row.get("number")
    return {
        **{name: row.get(name) for name in ("row", "name", "unit", "since", "until", "their_since")},
        "their_until": row.get("their_until"),
        "number": masked(number) if number else "",
        "person": row.get("person") or 0,
        "words": OUTCOMES[row["outcome"]],
        "look": LOOKS.get(row["outcome"], "need"),
        "way": _way(row, kind),
    }


def _way(row: Row, kind: str) -> Way | None:
    """Certify whoever is missing here, extend what ends later there, end what ended there or is there no more; another beginning is put
    right at the fact."""
    outcome, asked = row["outcome"], {"person": str(row.get("person") or ""), "category": kind}
    since, until = row.get("their_since"), row.get("their_until")
    if outcome == "not_ours":
        return CERTIFY, _form("category", asked | {"from": _written(since), "until": _written(until)})
    if outcome == "dates_differ" and since and since != row["since"]:
        return LOOK, f"/staff/person/{row['person']}/facts"
    if outcome == "dates_differ" and until and until > row["until"]:
        return EXTEND, _form("extend_certification", asked | {"until": _written(until)})
    if outcome in ("dates_differ", "not_theirs"):
        return END, _form("category", asked | {"from": _written(row["since"]), "until": _written(until)})
    return None


def _form(act: str, asked: dict[str, str]) -> str:
    return f"/staff/do/{act}?{urlencode({name: value for name, value in asked.items() if value})}"


def _written(day: int | None) -> str:
    return "" if not day or day >= FOREVER else day_text(day)
