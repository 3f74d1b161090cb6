"""Staff set up a second factor on a page and come in with it; the first time with an invitation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from coming_in import SECRET, first, invited, shown, text_of
from desks import Staffed, served, staffed
from django.test import Client

from yanglao.commands.office import Office


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
    assert client.get("/staff").status_code == 200
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
