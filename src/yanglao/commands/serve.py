"""`yanglao serve`: the pages of this installation, for this machine only."""

from __future__ import annotations

import errno
import socket
from typing import Annotated

import typer

from yanglao.commands.language import said
from yanglao.site.addresses import READER_ROLE, running_role_url
from yanglao.site.refusal import InstallationRefused
from yanglao.store.connection import connect

HOST = "127.0.0.1"
Port = Annotated[int, typer.Option(min=1, max=65535, help=said("状态页的端口", "port of the status page"))]


def serve(port: Port = 8011) -> None:
    connect(running_role_url(READER_ROLE), READER_ROLE).close()
    serve_forever(port)


def serve_forever(port: int) -> None:
    """Serve the pages until interrupted. Refused: port_taken."""
    from waitress.server import create_server

    from yanglao.site.wsgi import application

    try:
        server = create_server(application, host=HOST, port=port, threads=4)
    except OSError as fault:
        raise _port_refused(port, fault) from fault
    typer.echo(said(f"状态页:http://{HOST}:{port}/", f"Status page: http://{HOST}:{port}/"))
    server.run()
    typer.echo(said("已停止。", "Stopped."))


def refuse_taken_port(port: int) -> None:
    """Refused (port_taken) before hours of work rather than after them."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HOST, port))
        except OSError as fault:
            raise _port_refused(port, fault) from fault


def _port_refused(port: int, fault: OSError) -> InstallationRefused:
    if fault.errno == errno.EADDRINUSE:
        return InstallationRefused(
            "port_taken",
            f"端口 {port} 已被占用,请用 --port 另选一个。",
            f"Port {port} is taken; choose another with --port.",
        )
    return InstallationRefused(
        "port_unusable",
        f"不能使用端口 {port},请用 --port 另选一个。",
        f"Port {port} cannot be used; choose another with --port.",
    )
