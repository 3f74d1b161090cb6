"""`yanglao serve`: the pages of this installation, for this machine only."""

from __future__ import annotations

import errno
import os
import socket
from datetime import timedelta
from typing import Annotated

import typer

from yanglao.commands.language import said
from yanglao.commands.office import open_office
from yanglao.commands.work import worker_beside
from yanglao.kernel.months import date_of, day_of, day_text
from yanglao.site.addresses import READER_ROLE, running_role_url
from yanglao.site.refusal import InstallationRefused
from yanglao.store.acting import TODAY
from yanglao.store.connection import connect
from yanglao.store.installation import made_up_city
from yanglao.store.read.areas import only_area
from yanglao.store.read.staff import last_business_day

HOST = "127.0.0.1"
Port = Annotated[int, typer.Option(min=1, max=65535, help=said("状态页的端口", "port of the status page"))]


def serve(port: Port = 8011) -> None:
    connect(running_role_url(READER_ROLE), READER_ROLE).close()
    live_on()
    serve_forever(port)


def live_on() -> None:
    """A made-up city has a day of its own: the one after the last on which something was done. In a real one it is today."""
    with open_office() as office:
        if made_up_city(office.connection) is None or TODAY in os.environ:
            return
        last = last_business_day(office.connection, only_area(office.connection))
    if last is not None:
        os.environ[TODAY] = day_text(day_of(date_of(last) + timedelta(days=1)))


def serve_forever(port: int) -> None:
    """Serve the pages until interrupted. Refused: port_taken."""
    from waitress.server import create_server

    from yanglao.site.wsgi import application

    try:
        server = create_server(application, host=HOST, port=port, threads=4)
    except OSError as fault:
        raise _port_refused(port, fault) from fault
    typer.echo(said(f"网页:http://{HOST}:{port}/", f"Pages: http://{HOST}:{port}/"))
    with worker_beside():
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
