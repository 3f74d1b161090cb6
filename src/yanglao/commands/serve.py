"""`yanglao serve`: the pages of this installation, for this machine unless told otherwise."""

from __future__ import annotations

import os
from typing import Annotated

import typer


def serve(port: Annotated[int, typer.Option(help="端口 port")] = 8011) -> None:
    """打开状态页 / serve the status page."""
    from yanglao.commands.office import set_up

    set_up()
    serve_forever(port)


def serve_forever(port: int) -> None:
    """Serve the pages until interrupted."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yanglao.site.settings")
    from django.core.wsgi import get_wsgi_application
    from waitress import serve as waitress_serve

    typer.echo(f"状态页 status page: http://127.0.0.1:{port}/")
    waitress_serve(get_wsgi_application(), host="127.0.0.1", port=port, threads=4)
