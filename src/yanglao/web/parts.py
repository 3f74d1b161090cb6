"""页面的一部分 Which answers are for a part of a page: those that htmx asks for while somebody works on it. Views answer with their usual page, out of which
the page that is open takes what it needs; here is what has to differ."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def is_part(request: HttpRequest) -> bool:
    """Whether it was asked for by itself, so that nobody has pressed anything: it does nothing, and leads nowhere but out."""
    return request.headers.get("HX-Request") == "true"


FOLLOWS = "follows"
"""The id of what asks again and again while nobody may be there."""


def is_left_alone(request: HttpRequest) -> bool:
    """Whether the page asks for news of itself, which nobody at the desk has to do with."""
    return is_part(request) and request.headers.get("HX-Trigger") == FOLLOWS


def parts(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: where an answer leads elsewhere, the whole page goes there. What could not be answered is said in the place of what was asked for, which goes on
    asking if it did."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not is_part(request):
            return response
        if 300 <= response.status_code < 400:
            return HttpResponse(headers={"HX-Redirect": response["Location"]})
        if response.status_code >= 500:
            response["HX-Reswap"] = "innerHTML"
        return response

    return respond


def as_whole_page(response: HttpResponse) -> HttpResponse:
    """The answer takes the place of the page that is open, whichever part of it asked."""
    response["HX-Retarget"], response["HX-Reswap"], response["HX-Reselect"] = "body", "innerHTML", "unset"
    return response
