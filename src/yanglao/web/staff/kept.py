"""留住所填 What somebody had typed when their session was over: it goes with the sign-in page, sealed, and comes back to whoever typed it."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.core import signing
from django.http import HttpRequest

from yanglao.store.acting import Agency
from yanglao.store.sessions import limits_of

KEPT = "kept"
"""The field of the sign-in page that it goes in."""
NOT_KEPT = ("csrfmiddlewaretoken", "once", KEPT)
OPENS = ("press", "change")
"""Of a form, the field and its value by which it is opened as it was filled in, and nothing is done."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Who typed it, on which form, what stood in its fields, and whether a file had been chosen, which no page can choose again. Without fields
    the path is that of the page on which the form stood."""

    login: str
    path: str
    fields: dict[str, str]
    lost_file: bool = False

    @property
    def sealed(self) -> str:
        """For the form of the sign-in page; nobody but this installation can make it."""
        return signing.dumps(asdict(self), salt=KEPT, compress=True)


def typed_in(request: HttpRequest, login: str) -> Kept:
    """What was handed in with a request, to be opened as it was filled in."""
    fields = {name: value for name, value in request.POST.dict().items() if name not in NOT_KEPT}
    return Kept(login, request.path, fields | dict([OPENS]), bool(request.FILES))


def opens_again(request: HttpRequest) -> bool:
    """Whether a form is only to be opened as it was filled in."""
    name, value = OPENS
    return request.method == "POST" and request.POST.get(name) == value


def kept_of(request: HttpRequest, here: Agency, login: str) -> Kept | None:
    """What somebody who has come in had typed before; None where there is nothing, or somebody else typed it."""
    told = request.POST.get(KEPT, "")
    try:
        kept = Kept(**signing.loads(told, salt=KEPT, max_age=limits_of(here.area).longest))
    except signing.BadSignature:
        return None
    return kept if kept.login == login else None
