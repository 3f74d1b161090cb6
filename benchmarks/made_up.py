"""虚构的城市 A made-up city for as long as something is measured or looked at in it, and its pages, served as `yanglao serve` serves them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from yanglao.commands.demo import first_days
from yanglao.commands.demo.run import live
from yanglao.commands.office import Office, office_at, open_office
from yanglao.site.addresses import APPLICATION_ROLE, owner_url, running_role_url
from yanglao.site.paths import data_dir
from yanglao.site.postgres import remove_server
from yanglao.store import migrating
from yanglao.store.installation import MadeUpCity
from yanglao.store.secrets import keys_path

SEED = 2011


@contextmanager
def made_up_city(people: int) -> Iterator[Office]:
    """A city of that size, which has lived through its years and has work on its desks; or the one that lies in YANGLAO_DATA."""
    if "YANGLAO_DATA" in os.environ:
        with open_office() as office:
            yield office
        return
    folder = Path(tempfile.mkdtemp(prefix="yanglao-made-up-"))
    os.environ["YANGLAO_DATA"] = str(folder)
    try:
        city = MadeUpCity(people, SEED)
        migrating.migrate(owner_url(), keys_path(folder), city=city)
        with office_at(running_role_url(APPLICATION_ROLE), folder) as office:
            first_days.begin(live(office, residents=people, seed=city.seed))
            yield office
    finally:
        del os.environ["YANGLAO_DATA"]
        remove_server(folder)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def pages_served() -> Iterator[str]:
    """The address of its pages, from a process of its own, on the day after the last on which something was done."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = "from yanglao.commands.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", program, "serve", "--port", str(port)],
        env={**os.environ, "YANGLAO_DATA": str(data_dir())},
        stdout=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/health", timeout=10).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)
