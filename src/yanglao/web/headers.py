"""What every page tells the browser: nothing from elsewhere, nothing kept but what never changes."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

OF_STAFF = "/staff"
"""Below this address are the pages of staff, the only ones with a script."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
SCRIPTED = f"{HEADERS['Content-Security-Policy']}; script-src 'self'; connect-src 'self'"
"""What the pages of staff may besides: one script of ours, which asks this server alone."""


def page_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that sets HEADERS on every response that does not say better itself."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path == OF_STAFF or request.path.startswith(f"{OF_STAFF}/"):
            response.headers.setdefault("Content-Security-Policy", SCRIPTED)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return respond
