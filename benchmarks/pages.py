"""Pages of staff and residents in a made-up city while payrolls are prepared and sent back in a loop: how long mixed requests take,
each page by itself and all together.

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
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from rich.progress import Progress

from benchmarks.figures import Figure
from benchmarks.made_up import made_up_city, pages_served
from yanglao.acts import payroll
from yanglao.commands.office import Office, office_at
from yanglao.kernel.months import day_text, first_day, month_of, month_text
from yanglao.site.addresses import APPLICATION_ROLE, running_role_url
from yanglao.store.acting import Agency, By
from yanglao.store.closing import last_close
from yanglao.store.people import unit_codes
from yanglao.store.proposals import waiting
from yanglao.store.read.staff import last_business_day
from yanglao.store.read.worklists import unit_of_persons
from yanglao.store.sessions import open_demo_session

EACH, SEED = 20, 20170103
"""So often is each page asked for, all of them mixed."""
GOAL_MS = 300
MOST_PEOPLE = 200_000
CLERK, TOWNSHIP, BUREAU = "clerk", "township", "civil"
FACTS = ("", "/facts", "/looks", "/do")
OF_A_PERSON = (*FACTS, "/pension", "/account", "/contributions", "/notices", "/choices")
OF_A_UNIT = ("", "/calls", "/tiers", "/life", "/sixty", "/death", "/report", "/progress")
PERSON, UNIT, BATCH, MONTH = "<person>", "<unit>", "<batch>", "<month>"
"""What of an address is drawn by lot, or stands for the batch that waits and the month that is open."""
PAGES: dict[str, tuple[str, ...]] = {
    CLERK: (
        *(
            "/staff",
            "/staff/do",
            "/staff/do/claim",
            "/staff/search?q=王",
            "/staff/search?q=lh",
            "/staff/payroll",
        ),
        *("/staff/reports", "/staff/reports/balance-sheet", f"/staff/payroll/{BATCH}"),
        *(f"/staff/person/{PERSON}{part}" for part in OF_A_PERSON),
    ),
    TOWNSHIP: (
        *("/staff/unit", *(f"/staff/unit/{UNIT}{part}" for part in OF_A_UNIT)),
        f"/staff/unit/{UNIT}/report/month/{MONTH}",
    ),
    BUREAU: (
        *("/staff/bureau", "/staff/bureau/compare", "/staff/reports/certifications?days=60"),
        *("/staff/do/category", "/staff/lists"),
        *(f"/staff/person/{PERSON}{part}" for part in FACTS),
    ),
    "": ("/", "/estimate?born=1980-05&tier=500", "/fund", "/questions"),
}
"""Login ("": nobody has come in) -> what is opened."""


@dataclass(frozen=True, slots=True)
class Took:
    """How long a page took, whole, in milliseconds: who opened which page."""

    login: str
    page: str
    ms: float


def pages(people: int, progress: Progress) -> list[Figure]:
    """The median, the 95th percentile and the slowest of the requests, the same page by page, and how many payrolls were prepared meanwhile."""
    asked = [(login, page) for login, some in PAGES.items() for page in some] * EACH
    random.Random(SEED).shuffle(asked)
    task = progress.add_task("pages", total=len(asked))
    with made_up_city(min(people, MOST_PEOPLE)) as office:
        holes = _Holes(_signed_in(office))
        with pages_served() as address, _payrolls(office) as prepared:
            open_as = {login: _opener(address, login) for login in PAGES}
            took = []
            for login, page in asked:
                path = holes.filled(page)
                if path:
                    took.append(Took(login, page, _timed(open_as[login], address + path)))
                progress.advance(task)
    return _figures(took, prepared)


def _figures(took: list[Took], prepared: list[int]) -> list[Figure]:
    every = [
        _figure(f"{login or '-'} {page}", [one.ms for one in took if (one.login, one.page) == (login, page)])
        for login, some in PAGES.items()
        for page in some
        if any((one.login, one.page) == (login, page) for one in took)
    ]
    slowest = max(took, key=lambda one: one.ms)
    return [
        _figure(f"{len(took)} mixed pages", [one.ms for one in took]),
        *every,
        Figure(f"the slowest, {slowest.login} {slowest.page}", f"{slowest.ms:.0f} ms"),
        Figure("payrolls prepared and sent back meanwhile", f"{prepared[0]}"),
    ]


def _figure(what: str, ms: list[float]) -> Figure:
    """The 95th percentile of some requests, against the goal, with their median."""
    order = sorted(ms)
    p50, p95 = order[len(order) // 2], order[len(order) * 95 // 100]
    return Figure(
        what,
        f"{p95:.0f} ms",
        f"median {p50:.0f} ms",
        f"≤ {GOAL_MS} ms",
        p95 <= GOAL_MS,
        {
            "requests": len(order),
            "median_ms": round(p50, 1),
            "p95_ms": round(p95, 1),
            "slowest_ms": round(order[-1], 1),
        },
    )


def _signed_in(office: Office) -> Agency:
    area = office.area()
    sessions = {login: open_demo_session(office.connection, area, login) for login in ("clerk", "reviewer")}
    return Agency(office.connection, area, office.keys, sessions)


class _Holes:
    """What stands for the holes of an address: drawn by lot, the same in every run."""

    def __init__(self, agency: Agency) -> None:
        connection, area = agency.connection, agency.area
        self._rng = random.Random(SEED)
        self._persons = sorted(unit_of_persons(connection, area))
        self._units = sorted(unit_codes(connection, area).values())
        self._batches = [one.id for one in waiting(connection, area, "payroll")]
        close = last_close(connection, area)
        self._month = "" if close is None else month_text(close.month)

    def filled(self, page: str) -> str:
        """An address; "" where there is nothing to open."""
        if BATCH in page and not self._batches:
            return ""
        told = page.replace(PERSON, str(self._rng.choice(self._persons)))
        told = told.replace(UNIT, self._rng.choice(self._units)).replace(MONTH, self._month)
        return told.replace(BATCH, str(self._batches[0])) if BATCH in page else told


def _opener(address: str, login: str) -> urllib.request.OpenerDirector:
    """A browser in which somebody has come in by one press; "": nobody."""
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    if not login:
        return opener
    page = opener.open(f"{address}/staff/sign-in", timeout=30).read().decode()
    token = page.split('name="csrfmiddlewaretoken" value="', 1)[1].split('"', 1)[0]
    form = urllib.parse.urlencode({"login": login, "csrfmiddlewaretoken": token}).encode()
    opener.open(f"{address}/staff/sign-in/demo", form, timeout=30).read()
    return opener


def _timed(opener: urllib.request.OpenerDirector, address: str) -> float:
    """The milliseconds that a page took, whole."""
    begun = time.perf_counter()
    with opener.open(urllib.parse.quote(address, safe="/?=&:"), timeout=60) as answer:
        answer.read()
    return (time.perf_counter() - begun) * 1000


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
