"""文书 A paper to print, made while whoever asks for it waits."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from yanglao.papers.describing import Paper
from yanglao.papers.making import make_paper
from yanglao.papers.register import PAPERS
from yanglao.reports.asking import OF_FILES, must_read_person
from yanglao.web.staff.desk import Desk, desk_page
from yanglao.web.staff.who import number_of

PERSON, RECEIPT = "number", "receipt"
LARGE, WHOM = "large", "person"
"""What an address says beside the fields of the paper's own form: large print, and whom it is about, by id."""
READERS = tuple(dict.fromkeys(role for paper in PAPERS.values() for role in paper.readers))


@require_safe
@desk_page(*READERS)
def paper_page(request: HttpRequest, desk: Desk, kind: str) -> HttpResponse:
    """The paper as PDF; what it asks for stands in the address. Refused: as `make_paper`."""
    asked = request.GET.dict()
    is_large = asked.pop(LARGE, "") == "1"
    if (person := asked.pop(WHOM, "")).isdigit():
        asked[PERSON] = _number(desk, int(person))
    made = make_paper(desk.agency, desk.login, kind.replace("-", "_"), asked, on=desk.on, large=is_large)
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{kind}.pdf"'},
    )


def asks_for_nobody_else(paper: Paper) -> bool:
    """Whether a paper is about a person, and nothing else has to be said."""
    fields = {field.name: field for field in paper.asks.fields}
    return PERSON in fields and all(field.may_be_empty for name, field in fields.items() if name != PERSON)


def _number(desk: Desk, person: int) -> str:
    must_read_person(desk.agency, desk.login, OF_FILES, person=person, on=desk.on)
    return number_of(desk, person)
