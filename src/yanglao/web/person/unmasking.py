"""显示全号 A number, a telephone or an account is shown whole to whoever says why; the person sees who it was and what was said."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from yanglao.reports.asking import OF_FILES, must_read_person
from yanglao.reports.unmasking import ACCOUNT, SHOWN, unmasked
from yanglao.store.acting import ActRefused
from yanglao.web.staff.desk import Desk, desk_page
from yanglao.web.staff.kept import opens_again
from yanglao.web.staff.who import seen_file

WRONG = 400


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(*OF_FILES, again=True)
def unmask_page(request: HttpRequest, desk: Desk, person: int) -> HttpResponse:
    """What, and why; then the whole of it, once."""
    must_read_person(desk.agency, desk.login, OF_FILES, person=person, on=desk.on)
    what, why = request.POST.get("what", "number"), request.POST.get("why", "")
    kinds = {key: words for key, words in SHOWN.items() if key != ACCOUNT or desk.sees_money}
    if what not in kinds:
        raise Http404("nothing of that kind for them")
    shown = {
        "line": seen_file(desk, person)[1],
        "kinds": kinds.items(),
        "what": what,
        "here": "persons",
    }
    if request.method != "POST" or opens_again(request):
        return render(request, "person/unmask.html", shown | {"why": why})
    try:
        whole = unmasked(desk.agency, desk.login, person, what, why)
    except ActRefused as refused:
        return render(
            request, "person/unmask.html", shown | {"wrong": (refused.zh, refused.en)}, status=WRONG
        )
    return render(
        request, "person/unmask.html", shown | {"whole": whole, "why_said": why.strip(), "is_told": True}
    )
