"""零件页 A look at every piece, in the dress of staff or of residents. Only a made-up city has it: people there are nobody's."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from yanglao.store.installation import made_up_city
from yanglao.web.access import public
from yanglao.web.errors import down
from yanglao.web.here import laws_here
from yanglao.web.pieces.made_up import STAFF, Setting
from yanglao.web.pieces.register import PIECES, Piece
from yanglao.web.preferences import preferences
from yanglao.web.reading import reading, unless_down

RESIDENT = "resident"


@public
@require_safe
@unless_down(down)
def pieces_page(request: HttpRequest) -> HttpResponse:
    """Every piece from the template that the pages use."""
    with reading() as database:
        if made_up_city(database) is None:
            raise Http404("only where everybody is made up")
        setting = Setting(laws_here(database), preferences(request).english)
    of_residents = request.GET.get("as") == RESIDENT
    shown = [_shown(request, one, setting) for one in PIECES if one.residents or not of_residents]
    return render(request, "pieces.html", {"of_residents": of_residents, "pieces": shown})


def _shown(request: HttpRequest, one: Piece, setting: Setting) -> dict[str, Any]:
    return {"piece": one, "looks": [_look(request, one, sample) for sample in one.samples(setting)]}


def _look(request: HttpRequest, one: Piece, sample: dict[str, Any]) -> SafeString:
    return mark_safe(
        render_to_string(one.template, {**sample, "staff_names": STAFF}, request)
    )  # a template of ours has escaped it
