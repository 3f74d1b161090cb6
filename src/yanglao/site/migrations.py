"""Django's part in setting up: its settings loaded, and the migrations run over the owner's own connection."""

from __future__ import annotations

import os

OWNER = "owner"  # the alias of the connection that migrations run over; it exists while they do


def load_django() -> None:
    """Load the settings and the app; safe to repeat."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yanglao.site.settings")
    import django

    django.setup()


def apply_migrations(owner_url: str) -> None:
    """Run the migrations that the database at `owner_url` lacks; the pages' own connection is not touched."""
    load_django()
    from django.core.management import call_command
    from django.db import connections

    from yanglao.site.django_database import database_settings

    connections.settings[OWNER] = {**connections.settings["default"], **database_settings(owner_url)}
    try:
        call_command("migrate", database=OWNER, verbosity=0, interactive=False)
    finally:
        connections[OWNER].close()
        del connections[OWNER]
        del connections.settings[OWNER]
