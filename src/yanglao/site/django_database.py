"""A database's address in the words of Django's settings."""

from __future__ import annotations

from typing import Any

from psycopg.conninfo import conninfo_to_dict

NAMES = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
READ_ONLY = "-c default_transaction_read_only=on"


def database_settings(url: str, *, read_only: bool = False) -> dict[str, Any]:
    """An entry of DATABASES; what Django has no word for (sslmode, …) is handed on to libpq."""
    parts = {name: str(value) for name, value in conninfo_to_dict(url).items() if value is not None}
    known = {django: parts.pop(name, "") for name, django in NAMES.items()}
    if read_only:
        parts["options"] = f"{parts.get('options', '')} {READ_ONLY}".strip()
    parts.setdefault("application_name", "yanglao pages" if read_only else "yanglao migrate")
    return {"ENGINE": "django.db.backends.postgresql", **known, "OPTIONS": parts}
