"""The pages' way to the database: the reader's connection, one moment in time for a whole page, and what to say without one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.db import Error as DjangoError
from django.db import connection as default
from django.http import HttpRequest, HttpResponse
from psycopg.types.json import JsonbLoader

from yanglao.site.refusal import InstallationRefused
from yanglao.store.connection import READER_ROLE, admit, at_one_moment

View = Callable[..., HttpResponse]
DOWN = (
    DjangoError,
    psycopg.OperationalError,
    psycopg.InterfaceError,
    ImproperlyConfigured,
    InstallationRefused,
)
"""What says that the database is not there; anything else is a fault of ours."""


@contextmanager
def reading() -> Iterator[psycopg.Connection]:
    """The database as it stands at one moment, under the role that can only read. Raises one of DOWN."""
    default.ensure_connection()
    database: psycopg.Connection = default.connection
    admit(database, READER_ROLE)
    database.adapters.register_loader("jsonb", JsonbLoader)  # Django leaves JSON as text
    with at_one_moment(database):
        yield database


def unless_down(otherwise: Callable[[HttpRequest, Exception], HttpResponse]) -> Callable[[View], View]:
    """A view, and what answers in its place (with status 503) while the database cannot be read."""

    def wrap(view: View) -> View:
        @wraps(view)
        def respond(request: HttpRequest, **named: Any) -> HttpResponse:
            try:
                return view(request, **named)
            except DOWN as fault:
                default.close()
                response = otherwise(request, fault)
                response.status_code = 503
                return response

        return respond

    return wrap
