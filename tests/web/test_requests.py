"""What residents ask for on their own pages: from the form to the counter, done or declined there, and told back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from desks import ELSEWHERE, ON, PENSIONER, YOUNG, Staffed, served
from django.test import Client
from web.test_resident import come_in, peopled, text_of

from yanglao.acts.requests.asking import on_request
from yanglao.commands.office import Office
from yanglao.store.acting import ActRefused
from yanglao.store.requests import MOST_OPEN, make_request, open_requests, requests_of
from yanglao.web.catalogue.resident import ASKED_FOR

CARD = "6217000000000000043"


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = peopled(new_office, tmp_path_factory, "requests")
    with served(made):
        yield made


def ask(client: Client, kind: str, **given: str) -> int:
    """Through the form, what was understood, and the press that sends it; the number of the request."""
    path = f"/me/requests/{kind}"
    assert client.get(path).status_code == 200
    looked = text_of(client.post(path, {**given, "press": "look"}))
    once = re.search(r'name="once" value="(\w+)"', looked)
    assert once, looked
    sent = {**given, "press": "do", "once": once[1]}
    made = [client.post(path, sent)["Location"] for _ in range(2)]  # pressed twice, asked once
    assert made[0] == made[1]
    return int(made[0].rpartition("=")[2])


def test_everything_that_may_be_asked_for_has_a_line_and_a_form(office: Staffed) -> None:
    assert {act.key for act in on_request()} == ASKED_FOR.keys()
    for lang in ("zh", "en"):
        client = come_in(office, YOUNG, lang=lang)
        assert client.get("/me/requests").status_code == 200
        for act in on_request():
            assert set(act.on_request or ()) <= {field.name for field in act.asks.fields}
            assert client.get(f"/me/requests/{act.key}").status_code == 200, act.key


def test_asked_done_by_the_counter_and_told_back(office: Staffed) -> None:
    client, clerk = come_in(office, YOUNG), office.as_("clerk")
    number = ask(client, "change_person", phone="13907690003")
    assert str(number) in text_of(clerk.get("/staff/requests"))
    assert re.search(r"/staff/requests\">\d+ 项等您办", text_of(clerk.get("/staff")))
    page = text_of(clerk.get(f"/staff/requests/{number}"))
    begins = re.search(r'href="(/staff/do/change_person[^"]*)"', page)
    assert begins and "13907690003" not in begins[1]  # nothing personal in an address
    begin = begins[1].replace("&amp;", "&")
    form = text_of(clerk.get(begin))
    assert 'value="13907690003"' in form
    person = str(office.person(YOUNG))
    given = {"person": person, "asked_under": str(number), "phone": "13907690003"}
    looked = text_of(clerk.post("/staff/do/change_person", {**given, "press": "look"}))
    assert f'name="asked_under" value="{number}"' in looked
    done = clerk.post("/staff/do/change_person", {**given, "press": "do", "once": "phone1"})
    assert done.status_code == 302
    (told,) = [one for one in requests_of(office.agency, int(person)) if one.id == number]
    assert told.state == "done"
    assert "已办" in text_of(client.get("/me/requests"))
    assert clerk.get(f"/staff/requests/{number}").status_code == 404  # it waits no more


def test_what_is_wrong_comes_back_with_what_was_typed(office: Staffed) -> None:
    client = come_in(office, YOUNG)
    answer = client.post("/me/requests/tier", {"year": "2013", "tier_yuan": "123", "press": "look"})
    assert answer.status_code == 400 and "请从所列的里选一个" in text_of(answer)
    answer = client.post("/me/requests/payee", {"bank_account": "12", "press": "look"})
    assert answer.status_code == 400 and 'value="12"' in text_of(answer)
    assert client.get("/me/requests/payroll").status_code == 404
    assert client.get("/me/requests/death").status_code == 404


def test_declined_with_a_reason_that_the_person_reads(office: Staffed) -> None:
    client, clerk = come_in(office, PENSIONER), office.as_("clerk")
    number = ask(client, "payee", bank_account=CARD)
    assert CARD not in text_of(client.get("/me/requests"))
    path = f"/staff/requests/{number}"
    assert CARD not in text_of(clerk.get(path))
    assert "请写明原因" in text_of(clerk.post(f"{path}/decline", {"reason": " "}))
    assert clerk.post(f"{path}/decline", {"reason": "请带新卡来"}).status_code == 302
    page = text_of(client.get("/me/requests"))
    assert "不能办" in page and "请带新卡来" in page
    assert clerk.post(f"{path}/decline", {"reason": "再来"}).status_code == 404


def test_those_who_may_not_do_it_do_not_see_it(office: Staffed) -> None:
    """An account is the agency's business, another community's people are not this one's."""
    card = ask(come_in(office, YOUNG), "payee", bank_account=CARD)
    tier = ask(come_in(office, ELSEWHERE), "tier", year="2013", tier_yuan="300")
    assistant = office.as_("assistant")
    for number in (card, tier):
        assert assistant.get(f"/staff/requests/{number}").status_code == 404
        assert assistant.post(f"/staff/requests/{number}/decline", {"reason": "不"}).status_code == 404
    own = ask(come_in(office, YOUNG), "tier", year="2013", tier_yuan="300")
    assert assistant.get(f"/staff/requests/{own}").status_code == 200
    for login in ("certifier", "finance"):
        assert office.as_(login).get("/staff/requests").status_code == 404, login


def test_taken_back_by_the_person_alone_and_only_while_it_waits(office: Staffed) -> None:
    mine, other = come_in(office, PENSIONER), come_in(office, YOUNG)
    number = ask(mine, "change_unit", unit="东海社区")
    assert other.post(f"/me/requests/{number}/take-back").status_code == 404
    assert mine.post(f"/me/requests/{number}/take-back").status_code == 302
    assert "您已撤回" in text_of(mine.get("/me/requests"))
    assert number not in {one.id for one in open_requests(office.agency)}
    assert office.as_("clerk").post(f"/staff/requests/{number}/decline", {"reason": "不"}).status_code == 404


def test_only_so_many_wait_at_once(office: Staffed) -> None:
    client = come_in(office, ELSEWHERE)
    waiting = len([one for one in open_requests(office.agency) if one.person == office.person(ELSEWHERE)])
    for _ in range(MOST_OPEN - waiting):
        ask(client, "change_person", phone="13907690004")
    answer = client.post(
        "/me/requests/change_person", {"phone": "13907690004", "press": "do", "once": "more"}
    )
    assert answer.status_code == 409 and "等待办理" in text_of(answer)
    with pytest.raises(ActRefused) as refused:
        token, person = client.cookies["resident"].value, office.person(ELSEWHERE)
        make_request(office.agency, token, person, "claim", {}, on=ON, key="another")
    assert refused.value.code == "too_many_requests"


def test_what_was_asked_cannot_be_exchanged_behind_the_applications_back(office: Staffed) -> None:
    """What was written for one person does not open beside another."""
    rows = office.agency.connection.execute(
        "SELECT id, person_id, content_sealed FROM resident_request ORDER BY id LIMIT 1"
    ).fetchall()
    from yanglao.store.requests import _given

    (_, person, sealed), kind = rows[0], "payee"
    with pytest.raises(RuntimeError, match="under its seal"):
        _given(office.agency, int(person) + 1, kind, bytes(sealed))
