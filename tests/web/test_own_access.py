"""Staff set up a second factor on a page and come in with it; the first time with an invitation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from coming_in import SECRET, come_in, first, invited, key_of, shown, text_of
from desks import ON, Staffed, served, staffed
from django.test import Client

from yanglao.acts.doing import do
from yanglao.commands.office import Office
from yanglao.store.acting import ActRefused, By


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = staffed(new_office, tmp_path_factory, "own_access")
    with served(made):
        yield made


def test_the_first_time_with_an_invitation(office: Staffed) -> None:
    client = invited(office, "clerk")
    assert "两次输入的口令不同" in text_of(first(client, again="another long secret"))
    assert "至少 10 个字符" in text_of(first(client, "short", "short"))
    assert first(client).status_code == 302  # type: ignore[attr-defined]
    assert client.get("/staff")["Location"] == "/staff/access"
    assert first(client).status_code == 302  # type: ignore[attr-defined]
    again = Client(SERVER_NAME="127.0.0.1").post("/staff/sign-in", {"login": "clerk", "secret": SECRET})
    assert again.status_code == 302


def test_a_second_factor_is_set_up_and_wanted_from_then_on(office: Staffed) -> None:
    client = invited(office, "reviewer")
    first(client)
    page = text_of(client.get("/staff/access"))
    [key] = re.findall(r'name="key" value="(\w+)"', page)
    assert "<svg" in page and "style=" not in page
    assert client.post("/staff/access", {"key": key, "code": "000000"}).status_code == 400
    page = text_of(client.post("/staff/access", {"key": key, "code": shown(key)}))
    codes = re.findall(r"<code>(\w{5}-\w{5})</code>", page)
    assert len(codes) == 10
    assert "原手机的数字" in text_of(client.get("/staff/access"))
    fresh, given = Client(SERVER_NAME="127.0.0.1"), {"login": "reviewer", "secret": SECRET}
    answer = fresh.post("/staff/sign-in", given)
    assert answer.status_code == 403 and "六位验证码" in text_of(answer)
    assert fresh.post("/staff/sign-in", {**given, "code": shown(key)}).status_code == 302
    assert fresh.post("/staff/sign-in", {**given, "code": codes[0]}).status_code == 302


@pytest.mark.parametrize("key", ["", "zz", "00"])
def test_a_key_that_was_not_given_out_is_none(office: Staffed, key: str) -> None:
    assert office.as_("director").post("/staff/access", {"key": key, "code": "1"}).status_code == 400


def test_a_role_that_must_have_a_second_factor_does_nothing_before(office: Staffed) -> None:
    """On no page, and by no act: the database itself refuses. Going out is open."""
    client = come_in(office, "accountant")
    for path in ("/staff", "/staff/payroll", "/staff/reports", "/staff/do/close_month"):
        assert client.get(path)["Location"] == "/staff/access", path
    assert client.post("/staff/do/close_month", {"month": "2013-06"})["Location"] == "/staff/access"
    assert "您的岗位必须有手机验证码" in text_of(client.get("/staff/access"))
    token = client.cookies["session"].value
    agency = replace(office.agency, sessions={"accountant": token})
    with pytest.raises(ActRefused, match="second_factor_missing"):
        do(agency, "close_month", [{"month": "2012-12"}], by=By("accountant", ON, "close"))
    key_of(client)
    assert client.get("/staff").status_code == 200
    assert "您的岗位必须" not in text_of(client.get("/staff/access"))


def test_a_role_that_need_not_have_one_goes_on(office: Staffed) -> None:
    assert come_in(office, "township").get("/staff").status_code == 200


def test_whoever_must_have_one_may_go_out(office: Staffed) -> None:
    client = come_in(office, "supervisor")
    assert client.post("/staff/sign-out")["Location"] == "/staff/sign-in"
    assert client.get("/staff")["Location"].startswith("/staff/sign-in")
