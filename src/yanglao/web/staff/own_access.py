"""我的登录 A second factor for whoever has come in: the picture for the telephone, a code to show that it took, recovery codes once."""

from __future__ import annotations

from typing import Any

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods

from yanglao.store.acting import ActRefused
from yanglao.store.second_factor import (
    KEY_BYTES,
    address_of,
    has_second_factor,
    new_key,
    set_second_factor,
    written_key,
)
from yanglao.web.staff.desk import Desk, desk_page
from yanglao.web.staff.first.posts import posts_of


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(before_all=True)
def own_access(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The key of a new factor goes to the browser and comes back with the code; only then is it kept."""
    if request.method != "POST":
        return render(request, "staff/access.html", _asked(desk, new_key()))
    if not has_second_factor(desk.agency.connection, desk.token):
        desk.must_be_proven()
    key, given = _key(request.POST.get("key", "")), request.POST
    try:
        recovery = set_second_factor(
            desk.agency.connection,
            desk.agency.keys,
            desk.token,
            key,
            given.get("code", ""),
            old_code=given.get("old_code", ""),
        )
    except ActRefused as refused:
        shown = {**_asked(desk, key), "refused": (refused.zh, refused.en)}
        return render(request, "staff/access.html", shown, status=400)
    return render(request, "staff/access.html", {"recovery": recovery})


def _asked(desk: Desk, key: bytes) -> dict[str, Any]:
    written = written_key(key)
    return {
        "posts": posts_of(desk),
        "has_one": has_second_factor(desk.agency.connection, desk.token),
        "key": key.hex(),
        "written": " ".join(written[at : at + 4] for at in range(0, len(written), 4)),
        "picture": _picture(address_of(desk.login, key)),
    }


def _picture(text: str) -> SafeString:
    """The squares of the picture, drawn here: nothing leaves the machine."""
    drawn = segno.make(text, error="m", micro=False).svg_inline(scale=5, omitsize=True)
    return mark_safe(drawn)  # squares alone


def _key(text: str) -> bytes:
    """The key that the form brings back; another one where it is none."""
    try:
        key = bytes.fromhex(text)
    except ValueError:
        return new_key()
    return key if len(key) == KEY_BYTES else new_key()
