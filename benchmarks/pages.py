"""Pages of staff and residents in a made-up city while payrolls are prepared and sent back in a loop: how long 200 mixed requests take.

The city lives through its years first, or lies already in the folder that YANGLAO_DATA names. The pages are served as `yanglao serve`
serves them, by a process of its own; the payrolls run in this one.
"""

from __future__ import annotations

import http.cookiejar
import random
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from rich.progress import Progress, TaskID

from benchmarks.figures import Figure
from benchmarks.made_up import made_up_city, pages_served
from yanglao.acts import payroll
from yanglao.commands.office import Office, office_at
from yanglao.kernel.months import day_text, first_day, month_of
from yanglao.site.addresses import APPLICATION_ROLE, running_role_url
from yanglao.store.acting import Agency, By
from yanglao.store.closing import last_close
from yanglao.store.proposals import waiting
from yanglao.store.read.staff import last_business_day
from yanglao.store.read.worklists import unit_of_persons
from yanglao.store.sessions import open_demo_session

REQUESTS, SEED = 200, 20170103
GOAL_SECONDS = 0.3
MOST_PEOPLE = 200_000
OF_A_PERSON = ("", "/pension", "/account", "/facts", "/contributions", "/notices", "/looks", "/do")
OTHERS = (
    *("/staff", "/staff/do", "/staff/do/claim", "/staff/search?q=王", "/staff/search?q=lh", "/staff/payroll"),
    *(
        "/staff/reports",
        "/staff/reports/balance-sheet",
        "/",
        "/estimate?born=1980-05&tier=500",
        "/fund",
        "/questions",
    ),
)


def pages(people: int, progress: Progress) -> list[Figure]:
    """The median, the 95th percentile and the slowest of the requests, and how many payrolls were prepared meanwhile."""
    task = progress.add_task("pages", total=REQUESTS)
    with made_up_city(min(people, MOST_PEOPLE)) as office:
        agency = _signed_in(office)
        paths = list(_paths(agency))
        with pages_served() as address, _payrolls(office) as prepared:
            _come_in(address)
            seconds = [_timed(address, path, progress, task) for path in paths]
    return _figures(seconds, prepared)


def _figures(seconds: list[tuple[float, str]], prepared: list[int]) -> list[Figure]:
    slowest = sorted(seconds)
    p50, p95 = slowest[len(slowest) // 2][0], slowest[len(slowest) * 95 // 100][0]
    return [
        Figure(f"{len(seconds)} mixed pages, median", f"{p50 * 1000:.0f} ms"),
        Figure(
            "the same, 95th percentile",
            f"{p95 * 1000:.0f} ms",
            f"{p95 / GOAL_SECONDS:.2f} ×",
            "≤ 300 ms",
            p95 <= GOAL_SECONDS,
        ),
        Figure(f"the slowest, {slowest[-1][1]}", f"{slowest[-1][0] * 1000:.0f} ms"),
        Figure("payrolls prepared and sent back meanwhile", f"{prepared[0]}"),
    ]


def _signed_in(office: Office) -> Agency:
    area = office.area()
    sessions = {login: open_demo_session(office.connection, area, login) for login in ("clerk", "reviewer")}
    return Agency(office.connection, area, office.keys, sessions)


def _paths(agency: Agency) -> Iterator[str]:
    """Half of them about people, drawn by lot; the batch that waits among the others."""
    rng = random.Random(SEED)
    persons = sorted(unit_of_persons(agency.connection, agency.area))
    batches = [f"/staff/payroll/{one.id}" for one in waiting(agency.connection, agency.area, "payroll")]
    others = [*OTHERS, *batches]
    for at in range(REQUESTS):
        if at % 2:
            yield f"/staff/person/{rng.choice(persons)}{rng.choice(OF_A_PERSON)}"
        else:
            yield others[at // 2 % len(others)]


def _come_in(address: str) -> None:
    """As a clerk, by one press; the cookies stay with every later request of this process."""
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    urllib.request.install_opener(opener)
    page = urllib.request.urlopen(f"{address}/staff/sign-in", timeout=30).read().decode()
    token = page.split('name="csrfmiddlewaretoken" value="', 1)[1].split('"', 1)[0]
    form = urllib.parse.urlencode({"login": "clerk", "csrfmiddlewaretoken": token}).encode()
    urllib.request.urlopen(f"{address}/staff/sign-in/demo", form, timeout=30).read()


def _timed(address: str, path: str, progress: Progress, task: TaskID) -> tuple[float, str]:
    """The seconds that a page took, whole."""
    begun = time.perf_counter()
    with urllib.request.urlopen(address + urllib.parse.quote(path, safe="/?=&"), timeout=60) as answer:
        answer.read()
    progress.advance(task)
    return time.perf_counter() - begun, path


@contextmanager
def _payrolls(office: Office) -> Iterator[list[int]]:
    """Payrolls of the month that is open, prepared and sent back one after the other until the block is over; how many."""
    prepared, stop = [0], threading.Event()
    thread = threading.Thread(target=_prepare_until, args=(office.data, stop, prepared), daemon=True)
    thread.start()
    try:
        yield prepared
    finally:
        stop.set()
        thread.join(timeout=60)


def _prepare_until(data: Path, stop: threading.Event, prepared: list[int]) -> None:
    with office_at(running_role_url(APPLICATION_ROLE), data) as office:
        agency = _signed_in(office)
        close = last_close(agency.connection, agency.area)
        last = last_business_day(agency.connection, agency.area)
        assert close is not None and last is not None
        on = max(first_day(close.month + 1), last)
        _send_back(agency, on, "before")
        for one in count(1):
            if stop.is_set():
                return
            payroll.prepare(agency, month=month_of(on), by=By("clerk", on, f"bench {time.time_ns()}"))
            _send_back(agency, on, day_text(on))
            prepared[0] = one


def _send_back(agency: Agency, on: int, why: str) -> None:
    for one in waiting(agency.connection, agency.area, "payroll"):
        payroll.reject(agency, batch=one.id, reason=why, by=By("reviewer", on, f"back {one.id}"))
