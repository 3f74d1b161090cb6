"""What somebody might try who means no good: another area's token, a form from elsewhere, an address to lead away to, a list in place of a form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from coming_in import SECRET, come_in, later, nobody_must, text_of
from desks import NEAR_60, Staffed, served, staffed
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from signing import Everybody, sign_in

from yanglao.acts.found_area import found_area
from yanglao.commands.office import Office
from yanglao.policy.offices import offices_of

MINUTES = offices_of("dongfang-2011").proof_minutes
ASKED = "请再验证一次身份"
FILLED = {"int": "1", "slug": "x", "str": "x"}


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = staffed(new_office, tmp_path_factory, "attacks")
    with served(made), pytest.MonkeyPatch.context() as patch:
        nobody_must(patch)
        yield made


def test_a_token_of_another_area_opens_nothing(office: Staffed) -> None:
    other = found_area(
        office.office.connection,
        office.office.keys,
        plan="national-2011",
        name="邻市",
        code="469099",
        units=[("01", "甲村", "committee")],
        staff=[("clerk", "clerk", "邻市经办")],
    ).area
    sign_in(office.agency.connection.info.dsn)
    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies["session"] = Everybody(other.code)["clerk"]
    assert client.get("/staff")["Location"].startswith("/staff/sign-in")
    assert client.post("/staff/do/tier", {"press": "do"}).status_code == 302


def test_no_form_from_elsewhere_is_taken(office: Staffed) -> None:
    """At no address, of nobody; the press of a proof least of all."""
    from yanglao.site.urls import urlpatterns

    client = office.as_("clerk")
    client.handler.enforce_csrf_checks = True
    for route in urlpatterns:
        path = re.sub(r"<(\w+):\w+>", lambda hole: FILLED[hole[1]], str(route.pattern))
        if not path.startswith("^"):
            answer = client.post(f"/{path}", {"proof": "made_up"})
            assert answer.status_code in (403, 405), path


@pytest.mark.parametrize(
    "to", ["https://elsewhere.example/", "//elsewhere.example/staff", "/\\elsewhere.example"]
)
def test_a_proof_leads_nowhere_else(office: Staffed, to: str) -> None:
    client = come_in(office, "clerk")
    page = text_of(client.post("/staff/prove", {"next": to, "proof": SECRET}))
    assert "验证好了" in page and f'href="{to}"' not in page and 'href="/staff"' in page


def test_a_list_is_no_way_around_a_proof(office: Staffed) -> None:
    client = come_in(office, "clerk")
    later(office, "opened", MINUTES + 1)
    rows = f"number,whose,holder,bank_account,on\n{NEAR_60},本人,陈测试,6217000000000000017,2013-07-30\n"
    file = SimpleUploadedFile("accounts.csv", rows.encode("utf-8-sig"))
    handed = client.post("/staff/lists/payee", {"file": file})
    assert handed.status_code == 302, text_of(handed)
    assert ASKED in text_of(client.post(f"{handed['Location']}/start"))
    assert office.desk.rows("SELECT count(*) FROM act WHERE kind = 'payee'") == [(0,)]


def test_a_cookie_is_for_the_pages_alone(office: Staffed) -> None:
    """Not for scripts, not for other sites; a new one each time, whatever the browser held before."""
    client = Client(SERVER_NAME="127.0.0.1")
    come_in(office, "reviewer")
    client.cookies["session"] = "planted"
    client.post("/staff/sign-in", {"login": "reviewer", "secret": SECRET})
    cookie = client.cookies["session"]
    assert cookie.value != "planted" and cookie["httponly"] and cookie["samesite"] == "Lax"
    assert not cookie["max-age"] and not cookie["expires"]


def test_one_who_left_is_out_at_once(office: Staffed) -> None:
    from yanglao.acts.doing import do
    from yanglao.store.acting import By

    client = come_in(office, "certifier-2")
    assert client.get("/staff").status_code == 200
    do(
        office.agency,
        "dismissal",
        [{"login": "certifier-2", "on": "2013-07-31"}],
        by=By("security", 20130731, "out"),
    )
    assert client.get("/staff")["Location"].startswith("/staff/sign-in")
