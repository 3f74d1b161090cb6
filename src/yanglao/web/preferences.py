"""使用习惯 How somebody likes the pages: Chinese or English, usual or large type (长者版). Kept in two cookies of the browser, nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.http import require_safe

from yanglao.web.access import public

CHOICES = {"lang": ("zh", "en"), "size": ("usual", "large")}
"""Cookie -> what it may say; the first is meant where it says nothing."""
A_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the browser that asks has chosen."""

    english: bool
    large: bool


def preferences(request: HttpRequest) -> Preferences:
    """What the cookies of a request say; what they cannot say counts as nothing."""
    return Preferences(request.COOKIES.get("lang") == "en", request.COOKIES.get("size") == "large")


def for_templates(request: HttpRequest) -> dict[str, Any]:
    """Context of every template: the preferences, and the addresses that turn each of them over."""
    now = preferences(request)
    here = request.get_full_path()
    return {
        "english": now.english,
        "large": now.large,
        "other_language": _turn("lang", "zh" if now.english else "en", here),
        "other_size": _turn("size", "usual" if now.large else "large", here),
    }


@public
@require_safe
def prefer(request: HttpRequest) -> HttpResponse:
    """Keep a choice and go back to where it was made."""
    back = request.GET.get("back", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    for name, choices in CHOICES.items():
        if request.GET.get(name) in choices:
            response.set_cookie(
                name,
                request.GET[name],
                max_age=A_YEAR,
                httponly=True,
                samesite="Lax",
                secure=request.is_secure(),
            )
    return response


def _turn(name: str, value: str, here: str) -> str:
    return "/prefer?" + urlencode({name: value, "back": here})
