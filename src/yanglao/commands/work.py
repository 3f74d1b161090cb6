"""`yanglao work`: do what pages have left to be done, beside the server or alone."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import psycopg
import typer

from yanglao.acts.jobs.working import work_on
from yanglao.commands.language import said
from yanglao.commands.office import open_office

AGAIN_SECONDS = 2.0
"""After this a database that has gone away is asked again, and a worker that has ended is begun anew."""
PROGRAM = "from yanglao.commands.cli import main; main()"
Beside = Annotated[
    int, typer.Option(hidden=True, help=said("随该进程结束", "end with the process of that number"))
]


def work(beside: Beside = 0) -> None:
    if not beside:
        typer.echo(said("等待后台任务。", "Waiting for jobs."))
    try:
        _work_on(beside)
    except KeyboardInterrupt:
        if not beside:
            typer.echo(said("已停止。", "Stopped."))


@contextmanager
def worker_beside() -> Iterator[None]:
    """A worker in a process of its own for as long as the block lasts, begun anew whenever it ends: pages answer while it computes."""
    over = threading.Event()
    first = _begun()
    keeper = threading.Thread(target=_keep, args=(first, over), daemon=True, name="worker's keeper")
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _work_on(beside: int) -> None:
    while _is_wanted(beside):
        try:
            with open_office() as queue, open_office() as office:
                work_on(queue.connection, office.agency(), is_wanted=lambda: _is_wanted(beside))
        except psycopg.OperationalError:
            time.sleep(AGAIN_SECONDS)


def _is_wanted(beside: int) -> bool:
    return not beside or os.getppid() == beside


def _begun() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", PROGRAM, "work", "--beside", str(os.getpid())])


def _keep(process: subprocess.Popen[bytes], over: threading.Event) -> None:
    while not over.wait(AGAIN_SECONDS / 10):
        if process.poll() is not None and not over.wait(AGAIN_SECONDS):
            process = _begun()
    process.terminate()
    process.wait()
