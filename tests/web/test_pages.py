"""The pages on a real database, as a browser and a monitor get them: in this process by WSGI, and from `yanglao serve`."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any
from wsgiref.util import setup_testing_defaults

import psycopg
import pytest
from desks import reads
from psycopg import errors
from signing import Everybody, sign_in

from yanglao.acts.found_area import found_area
from yanglao.acts.fund.bank_interest import book_bank_interest
from yanglao.acts.policy.parameter import propose_parameter
from yanglao.commands.demo.desks import STAFF, agree_to_all
from yanglao.commands.office import Office
from yanglao.site.addresses import READER_ROLE
from yanglao.site.migrations import load_django
from yanglao.site.postgres import with_user
from yanglao.store.acting import Agency, By
from yanglao.store.connection import connect

Get = Callable[..., "Answer"]
UNITS = [("01", "永安社区", "community"), ("12", "华侨农场", "farm")]


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str


@pytest.fixture(scope="module")
def office(new_office: Callable[[str], Office]) -> Office:
    """One area with two units, whose bank account has earned 1,234,567.89 yuan, and which has raised the base pension."""
    office = new_office("pages")
    area = found_area(
        office.connection, office.keys, plan="dongfang-2011", name="东方市", units=UNITS, staff=STAFF
    ).area
    sign_in(office.connection.info.dsn)
    by = By("accountant", 20121231, "interest")
    agency = Agency(office.connection, area, office.keys, Everybody(area.code))
    book_bank_interest(agency, amount_fen=123456789, statement="2012", by=by)
    propose_parameter(
        agency,
        parameter="base_pension_yuan_monthly",
        valid_from=2013 * 12,
        value=200,
        document="市文 1 号",
        by=By("supervisor", 20121231, "raise"),
    )
    agree_to_all(agency, 20121231)
    return office


@pytest.fixture(scope="module")
def reader_url(office: Office) -> str:
    return with_user(office.connection.info.dsn, READER_ROLE)


@pytest.fixture
def show() -> Iterator[Callable[[str], Get]]:
    """`show(url)("/")`: the page on the database at `url`, through the WSGI application of this process."""
    load_django()
    from django.core.wsgi import get_wsgi_application

    with ExitStack() as stack:

        def on(url: str) -> Get:
            stack.enter_context(reads(url))
            application = get_wsgi_application()
            return lambda path="/", **environ: _answer(application, path, **environ)

        yield on


def _answer(application: Callable[..., Any], path: str, **environ: str) -> Answer:
    path, _, query = path.partition("?")
    asked = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "127.0.0.1", **environ}
    setup_testing_defaults(asked)
    told: list[Any] = []
    response = application(asked, lambda status, headers: told.append((status, headers)))
    text = b"".join(response).decode()
    response.close()
    status, headers = told[0]
    return Answer(int(status.split()[0]), dict(headers), text)


def test_nothing_is_shown_that_was_not_made_public(show: Callable[[str], Get], reader_url: str) -> None:
    page = show(reader_url)("/fund")
    assert page.status == 200
    assert "东方市" in page.text and "还没有公布过全年的数字" in page.text and "1,234,567.89" not in page.text
    assert "How the fund is doing" in show(reader_url)("/fund", HTTP_COOKIE="lang=en").text


def test_residents_first_see_what_they_can_do_and_where_the_books_are(
    show: Callable[[str], Get], reader_url: str
) -> None:
    page = show(reader_url)("/")
    assert page.status == 200
    for words in (
        "东方市",
        'href="/estimate"',
        'href="/join"',
        'href="/offices"',
        'href="/fund"',
        "还没有公布过全年的数字",
    ):
        assert words in page.text
    assert "<dd>" not in page.text and "试算平衡表" not in page.text


def test_the_units_are_those_of_the_area(show: Callable[[str], Get], reader_url: str) -> None:
    page = show(reader_url)("/offices")
    assert page.status == 200 and "永安社区" in page.text and "华侨农场" in page.text


def test_the_estimate_is_by_the_law_of_the_area(
    show: Callable[[str], Get], reader_url: str, office: Office
) -> None:
    """A base pension that the city has decided, read by the role that the pages have."""
    page = show(reader_url)("/estimate?born=1980-05&tier=500")
    assert page.status == 200
    assert "基础养老金 <b>200 元/月</b>" in page.text and "来源:市文 1 号" in page.text


def test_the_page_tells_the_browser_to_keep_to_itself(show: Callable[[str], Get], reader_url: str) -> None:
    for path in ("/", "/estimate", "/fund", "/health", "/no-such-page"):
        headers = show(reader_url)(path).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none';")
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "Set-Cookie" not in headers


def test_pages_are_only_read(show: Callable[[str], Get], reader_url: str) -> None:
    get = show(reader_url)
    for path in ("/", "/estimate", "/join", "/offices", "/questions", "/fund", "/prefer", "/health"):
        assert get(path, REQUEST_METHOD="POST").status == 403
        assert get(path, REQUEST_METHOD="HEAD").status == (302 if path == "/prefer" else 200)


def test_another_host_is_turned_away(show: Callable[[str], Get], reader_url: str) -> None:
    assert show(reader_url)("/", HTTP_HOST="elsewhere.example").status == 400


def test_health(show: Callable[[str], Get], reader_url: str) -> None:
    answer = show(reader_url)("/health")
    assert (answer.status, json.loads(answer.text)) == (200, {"status": "ok"})


@pytest.mark.parametrize("which", ["nobody_there", "not_set_up", "owner"])
def test_without_the_right_database_the_pages_say_so(
    show: Callable[[str], Get], reader_url: str, server_url: str, office: Office, which: str
) -> None:
    url, code, words = {
        "nobody_there": ("postgresql://a@127.0.0.1:1/b", "database_unreachable", "数据库现在连接不上"),
        "not_set_up": (with_user(server_url, READER_ROLE), "not_migrated", "请先运行 yanglao migrate"),
        "owner": (office.connection.info.dsn, "wrong_role", "yanglao_reader"),
    }[which]
    get = show(url)
    health = get("/health")
    assert (health.status, json.loads(health.text)) == (503, {"status": "down", "code": code})
    page = get("/")
    assert page.status == 503
    assert words in page.text
    assert "127.0.0.1:1" not in page.text and "1,234" not in page.text


def test_a_database_that_goes_away_and_comes_back(
    show: Callable[[str], Get], reader_url: str, maintenance_url: str
) -> None:
    """The page finds its way back by itself."""
    from django.db import connection

    get = show(reader_url)
    connection.ensure_connection()
    with psycopg.connect(maintenance_url, autocommit=True) as owner:
        owner.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = %s", (READER_ROLE,)
        )
    assert get("/").status in (200, 503)
    assert get("/").status == 200


# --- what the pages' role may do ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO area VALUES (9, '9', 'p', 'n', 24000)",
        "UPDATE area SET name = 'x'",
        "DELETE FROM posting",
        "SELECT number_sealed FROM identity",
        "SELECT * FROM staff",
        "SELECT open_year(1::smallint, 2030)",
        "CREATE TEMP TABLE area (a int)",
    ],
)
def test_the_reader_reads_the_book_and_nothing_else(reader_url: str, statement: str) -> None:
    with connect(reader_url, READER_ROLE) as reader, pytest.raises(errors.InsufficientPrivilege):
        reader.execute(statement)


def test_the_pages_own_session_is_read_only(show: Callable[[str], Get], reader_url: str) -> None:
    from django.db import connection

    show(reader_url)
    with connection.cursor() as cursor:
        cursor.execute("SHOW default_transaction_read_only")
        assert cursor.fetchone() == ("on",)
    assert connection.settings_dict["USER"] == READER_ROLE


def test_djangos_own_checks_find_nothing() -> None:
    load_django()
    from django.core.management import call_command

    call_command("check", deploy=True, fail_level="INFO", verbosity=0)


# --- `yanglao serve` ---------------------------------------------------------------------------------------


def test_served_to_a_browser_on_this_machine(office: Office, reader_url: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = "from yanglao.commands.cli import main; main()"
    environment = {
        **os.environ,
        "YANGLAO_APP_URL": office.connection.info.dsn,
        "YANGLAO_READER_URL": reader_url,
        "YANGLAO_DATA": str(office.data),
    }
    process = subprocess.Popen(
        [sys.executable, "-c", program, "serve", "--port", str(port)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        page = _get(f"http://127.0.0.1:{port}/")
        assert page.status == 200 and "还没有公布过全年的数字" in page.text
        assert page.headers["X-Frame-Options"] == "DENY"
        assert json.loads(_get(f"http://127.0.0.1:{port}/health").text) == {"status": "ok"}
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    finally:
        process.kill()
    assert (process.returncode, err) == (0, "")
    assert out == f"网页:http://127.0.0.1:{port}/\n已停止。\n"
    assert (office.data / "django.key").stat().st_mode & 0o777 == 0o600


def _get(url: str) -> Answer:
    """The page, as soon as the server listens."""
    for _ in range(1200):
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read().decode())
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError(f"nobody serves {url}")
