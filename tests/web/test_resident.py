"""Pages of residents about themselves: coming in, what they have, nobody else's, every look on record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import count

import pytest
from desks import NEAR_60, PENSIONER, YOUNG, Staffed, served, staffed
from django.test import Client

from yanglao.acts.doing import do
from yanglao.commands.office import Office
from yanglao.reports.own import own
from yanglao.store.acting import By
from yanglao.store.looks import looks_at, note_look
from yanglao.store.residents import resident_of

PAGES = ("/me", "/me/why", "/me/years", "/me/statement", "/me/messages", "/me/looks", "/me/password")
ON = 20130731
letters = count(1)


def peopled(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory, name: str
) -> Staffed:
    """An office of four, of whom one has paid a year."""
    made = staffed(new_office, tmp_path_factory, name)
    made.desk.take("enrolment", [{"number": one, "on": "2012-05-02"} for one in (YOUNG, NEAR_60)])
    paid = {"year": 2012, "tier": 300, "on": "2012-05-03", "receipt": "R1"}
    made.desk.take("contribution", [{"number": YOUNG, **paid}])
    return made


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = peopled(new_office, tmp_path_factory, "own_pages")
    with served(made):
        yield made


def letter_to(office: Staffed, number: str) -> str:
    by = By("clerk", ON, f"letter {next(letters)}")
    return str(do(office.agency, "letter_code", [{"number": number}], by=by)["told_once"]["letter_code"])


def come_in(office: Staffed, number: str, **cookies: str) -> Client:
    """With a letter from the counter, through the page."""
    code = letter_to(office, number)
    client = Client(SERVER_NAME="127.0.0.1")
    for name, value in cookies.items():
        client.cookies[name] = value
    answer = client.post("/me/sign-in", {"number": number, "code": code})
    assert (answer.status_code, answer["Location"]) == (302, "/me"), answer.content.decode()
    return client


def text_of(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def test_whoever_has_not_come_in_is_asked_to(office: Staffed) -> None:
    for path in PAGES:
        answer = Client(SERVER_NAME="127.0.0.1").get(path)
        assert (answer.status_code, answer["Location"]) == (302, "/me/sign-in"), path


def test_a_wrong_code_is_refused_in_words_that_give_nothing_away(office: Staffed) -> None:
    said = set()
    for number in (YOUNG, "469007197001019999", "nobody"):
        answer = Client(SERVER_NAME="127.0.0.1").post(
            "/me/sign-in", {"number": number, "code": "1111-2222-3333"}
        )
        assert answer.status_code == 403 and "resident" not in answer.cookies
        said |= set(re.findall(r'role="alert">(.*?)</div>', text_of(answer)))
    assert len(said) == 1 and "查询码" in said.pop()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("number", [YOUNG, NEAR_60, PENSIONER])
def test_every_page_is_there_for_everybody(office: Staffed, number: str, lang: str) -> None:
    client = come_in(office, number, lang=lang)
    for path in PAGES:
        answer = client.get(path)
        assert answer.status_code == 200, path
        page = text_of(answer)
        assert number not in page  # only ever masked
        if lang == "en":
            outside = re.sub(r'<[^>]*lang="zh-Hans"[^>]*>[^<]*<', "<", page).replace("中文", "")
            assert not re.search(r"[\u4e00-\u9fff]", outside), (
                path,
                re.findall(r"[\u4e00-\u9fff]+", outside),
            )


def test_the_first_page_answers_by_where_somebody_stands(office: Staffed) -> None:
    assert "您已满 60 岁" in text_of(come_in(office, PENSIONER).get("/me"))
    page = text_of(come_in(office, YOUNG).get("/me"))
    assert "您的账户里有" in page and "已缴 1 年" in page and "2013 年的保费还没有交" in page


def test_what_the_figures_add_up_to_is_what_stands_in_the_book(office: Staffed) -> None:
    one = own(office.agency, office.person(YOUNG), on=ON)
    assert one.balance_fen == one.years()[0].balance_fen == 300_00 + 55_00
    assert [figure.name for figure in one.figures()][-1] == "account-balance"


def test_every_look_is_on_record_and_shown(office: Staffed) -> None:
    person = office.person(NEAR_60)
    client = come_in(office, NEAR_60)
    note_look(office.agency.connection, office.agency.area, "clerk", person, "file")
    before = len(looks_at(office.agency.connection, office.agency.area, person))
    page = text_of(client.get("/me/looks"))
    assert "经办" in page and "看了档案" in page and "您本人" in page
    told = looks_at(office.agency.connection, office.agency.area, person)
    assert len(told) == before + 1 and (told[0].login, told[0].what) == ("", "looks")


def test_a_residents_cookie_opens_no_page_of_staff_and_the_other_way_round(office: Staffed) -> None:
    client = come_in(office, YOUNG)
    client.cookies["session"] = client.cookies["resident"].value
    assert client.get("/staff").status_code == 302
    clerk = office.as_("clerk")
    clerk.cookies["resident"] = clerk.cookies["session"].value
    assert clerk.get("/me").status_code == 302


def test_a_password_takes_the_place_of_letters(office: Staffed) -> None:
    client = come_in(office, YOUNG)
    assert client.post("/me/password", {"new": "12345678"}).status_code == 400
    assert "密码设好了" in text_of(client.post("/me/password", {"new": "dong fang hai"}))
    again = Client(SERVER_NAME="127.0.0.1").post("/me/sign-in", {"number": YOUNG, "code": "dong fang hai"})
    assert again.status_code == 302
    assert client.post("/me/sign-out").status_code == 302
    client.cookies["resident"] = "over"
    assert client.get("/me").status_code == 302


def test_going_out_ends_the_session(office: Staffed) -> None:
    client = come_in(office, NEAR_60)
    token = client.cookies["resident"].value
    client.post("/me/sign-out")
    assert resident_of(office.agency.connection, token) is None


def test_a_real_city_lets_nobody_in_by_one_press(office: Staffed) -> None:
    client = Client(SERVER_NAME="127.0.0.1")
    assert client.post("/me/sign-in/demo", {"person": office.person(YOUNG)}).status_code == 404
    assert "虚构" not in text_of(client.get("/me/sign-in"))


def test_a_year_that_is_none_is_the_last_one(office: Staffed) -> None:
    client = come_in(office, YOUNG)
    for asked in ("1999", "x", "²", "99999"):
        assert "对账单 2013" in text_of(client.get("/me/statement", {"year": asked})), asked
    assert "300.00" in text_of(client.get("/me/statement?year=2012"))
