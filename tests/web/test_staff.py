"""Desks of the office: coming in, a form made of an act's description, two pairs of eyes, and nothing for those whom it does not concern."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from desks import ELSEWHERE, NEAR_60, ON, Staffed, served, staffed
from django.test import Client

from yanglao.acts.register import REGISTER
from yanglao.commands.office import Office
from yanglao.reports.asking import Reader
from yanglao.reports.mine import task_about
from yanglao.store.acting import ActRefused, units_of_reader
from yanglao.web.staff.chapters import CHAPTERS

ROLE = frozenset({"assistant"})


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = staffed(new_office, tmp_path_factory, "desks")
    with served(made):
        yield made


def text_of(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def once_in(page: str) -> str:
    [once] = re.findall(r'name="once" value="(\w+)"', page)
    return str(once)


def propose(client: Client, act: str, **values: object) -> int:
    """From the empty form to what is proposed."""
    looked = client.post(f"/staff/do/{act}", {**values, "press": "look"})
    assert looked.status_code == 200, text_of(looked)
    done = client.post(
        f"/staff/do/{act}", {**values, "press": "do", "once": once_in(text_of(looked))}, follow=True
    )
    assert done.status_code == 200
    [task] = re.findall(r"/staff/tasks/(\d+)", text_of(done))
    return int(task)


def test_nobody_comes_in_without_a_session(office: Staffed) -> None:
    answer = Client(SERVER_NAME="127.0.0.1").get("/staff/do/claim?person=1")
    assert answer.status_code == 302
    assert answer["Location"] == "/staff/sign-in?next=%2Fstaff%2Fdo%2Fclaim%3Fperson%3D1"


def test_a_wrong_secret_is_refused_in_words(office: Staffed) -> None:
    client = Client(SERVER_NAME="127.0.0.1")
    answer = client.post("/staff/sign-in", {"login": "clerk", "secret": "no such secret"})
    assert answer.status_code == 403 and "登录名 clerk 或口令不对" in text_of(answer)
    assert "session" not in client.cookies


def test_a_real_city_lets_nobody_in_by_one_press(office: Staffed) -> None:
    client = Client(SERVER_NAME="127.0.0.1")
    assert client.post("/staff/sign-in/demo", {"login": "clerk"}).status_code == 404
    assert "虚构" not in text_of(client.get("/staff/sign-in"))


def test_a_claim_is_proposed_by_one_and_agreed_to_by_another(office: Staffed) -> None:
    person = office.person(NEAR_60)
    clerk, reviewer = office.as_("clerk"), office.as_("reviewer")
    task = propose(clerk, "enrolment", person=person, on="2013-07-31")
    own = text_of(clerk.get(f"/staff/tasks/{task}"))
    assert "这一步不由您办" in own and f"/staff/tasks/{task}/agree" not in own
    assert f"/staff/tasks/{task}" in text_of(reviewer.get("/staff"))
    seen = text_of(reviewer.get(f"/staff/tasks/{task}"))
    assert "陈测试" in seen and NEAR_60 not in seen and "请您决定" in seen
    assert reviewer.post(f"/staff/tasks/{task}/send-back", {"reason": " "}).status_code == 400
    done = reviewer.post(f"/staff/tasks/{task}/agree", follow=True)
    assert "已办结" in text_of(done)
    assert f"/staff/tasks/{task}" not in text_of(reviewer.get("/staff"))


def test_what_is_typed_wrong_comes_back_with_the_reason_beside_it(office: Staffed) -> None:
    answer = office.as_("clerk").post(
        "/staff/do/claim", {"number": "46900719530820", "on": "31.7.", "press": "look"}
    )
    page = text_of(answer)
    assert answer.status_code == 400 and 'value="31.7."' in page and 'id="on-why"' in page


def test_a_refusal_of_the_rules_leaves_what_was_typed(office: Staffed) -> None:
    person = office.person(NEAR_60)
    answer = office.as_("clerk").post(
        "/staff/do/withdrawal", {"person": person, "on": "2011-07-31", "press": "look"}
    )
    assert answer.status_code == 409 and "2011-07-31" in text_of(answer)


def test_the_same_press_twice_does_it_once(office: Staffed) -> None:
    clerk = office.as_("clerk")
    values = {"person": office.person(NEAR_60), "on": "2013-07-31", "tier_yuan": "300", "year": "2013"}
    looked = text_of(clerk.post("/staff/do/tier", {**values, "press": "look"}))
    once = once_in(looked)
    for _ in range(2):
        done = clerk.post("/staff/do/tier", {**values, "press": "do", "once": once}, follow=True)
        assert "办好了" in text_of(done), text_of(done)


def test_an_act_of_others_does_not_exist(office: Staffed) -> None:
    assert office.as_("clerk").get("/staff/do/close_month").status_code == 404
    assert office.as_("accountant").get("/staff/do/close_month").status_code == 200
    assert office.as_("clerk").get("/staff/do/no_such_act").status_code == 404


def test_every_act_stands_in_one_chapter() -> None:
    keys = [act.key for _, acts in CHAPTERS for act in acts]
    assert sorted(keys) == sorted(REGISTER)


def test_a_form_is_asked_by_every_act(office: Staffed) -> None:
    """Of everybody on staff: their list of acts, and the form of each."""
    for login in (
        "clerk",
        "township",
        "accountant",
        "certifier",
        "finance",
        "supervisor",
        "director",
        "system",
    ):
        client = office.as_(login)
        keys = re.findall(r'href="/staff/do/(\w+)"', text_of(client.get("/staff/do")))
        for key in keys:
            assert client.get(f"/staff/do/{key}").status_code == 200, key


def test_a_form_from_elsewhere_is_turned_away(office: Staffed) -> None:
    client = office.as_("reviewer")
    client.handler.enforce_csrf_checks = True
    answer = client.post("/staff/tasks/1/agree")
    assert answer.status_code == 403 and "没有办理" in text_of(answer)


def test_english_is_whole(office: Staffed) -> None:
    page = text_of(office.as_("clerk", lang="en").get("/staff/do/claim"))
    outside = re.sub(r'<[^>]*lang="zh-Hans"[^>]*>[^<]*<', "<", page).replace("中文", "")
    assert not re.search(r"[\u4e00-\u9fff]", outside), re.findall(r"[\u4e00-\u9fff]+", outside)


def test_somebody_of_another_unit_does_not_exist(office: Staffed) -> None:
    theirs, others = office.person(NEAR_60), office.person(ELSEWHERE)
    assistant = office.as_("assistant")
    assert assistant.get(f"/staff/do/tier?person={theirs}").status_code == 200
    for path in (f"/staff/do/tier?person={others}", "/staff/do/tier?person=999999"):
        answer = assistant.get(path)
        assert answer.status_code == 404 and "没有这一页" in text_of(answer)


def test_what_waits_is_counted_for_those_of_one_unit_too(office: Staffed) -> None:
    """Whose unit it is is asked of those whom a proposal is about, not read for everybody."""
    of_unit = reader_for(office, "assistant")
    task = propose(
        office.as_("assistant"), "change_person", person=office.person(NEAR_60), phone="13907690001"
    )
    assert task_about(of_unit, task, ROLE).id == task
    with pytest.raises(ActRefused, match="no_such_proposal"):
        other = propose(
            office.as_("clerk"), "change_person", person=office.person(ELSEWHERE), phone="13907690002"
        )
        task_about(of_unit, other, ROLE)


def reader_for(office: Staffed, login: str) -> Reader:
    """A colleague reading without the homes of everybody, as pages do."""
    units = units_of_reader(office.agency, login, ("assistant",), ON)
    return Reader(office.agency, units, ON, login=login)
