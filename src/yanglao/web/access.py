"""访问 Who may open a page: said where the page is, and held against the addresses by a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

from django.http import HttpResponse

View = TypeVar("View", bound=Callable[..., HttpResponse])


@dataclass(frozen=True, slots=True)
class Access:
    """Anybody, those who have signed in as staff (in one of `roles`; none named: in any), or a resident about themselves. proven: whether it takes
    a proof, not older than the area allows, of who opens it."""

    kind: Literal["public", "staff", "resident"]
    roles: tuple[str, ...] = ()
    proven: bool = False


def open_to(access: Access) -> Callable[[View], View]:
    """A page, with who may open it."""

    def mark(view: View) -> View:
        view.access = access  # type: ignore[attr-defined]
        return view

    return mark


public = open_to(Access("public"))
"""A page that anybody may open."""
