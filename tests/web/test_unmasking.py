"""A whole number is shown to whoever says why, and the person reads who it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from desks import ELSEWHERE, YOUNG, Staffed, served, staffed

from yanglao.acts.doing import do
from yanglao.commands.office import Office
from yanglao.store.acting import By
from yanglao.store.looks import looks_at
from yanglao.store.residents import come_in

WHY = "核对存折"


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = staffed(new_office, tmp_path_factory, "unmasked")
    with served(made):
        yield made


def address(office: Staffed, number: str) -> str:
    return f"/staff/person/{office.person(number)}/unmask"


def test_the_way_leads_from_the_line_of_the_person(office: Staffed) -> None:
    page = office.as_("clerk").get(f"/staff/person/{office.person(YOUNG)}").content.decode()
    assert f'href="{address(office, YOUNG)}"' in page and YOUNG not in page


def test_without_a_reason_nothing_is_shown_and_nothing_noted(office: Staffed) -> None:
    person = office.person(YOUNG)
    noted = len(looks_at(office.agency.connection, office.agency.area, person))
    answer = office.as_("clerk").post(address(office, YOUNG), {"what": "number", "why": "  "})
    page = answer.content.decode()
    assert answer.status_code == 400 and 'id="why-why"' in page and YOUNG not in page
    assert len(looks_at(office.agency.connection, office.agency.area, person)) == noted


def test_with_a_reason_it_is_shown_once_and_the_person_reads_it(office: Staffed) -> None:
    person = office.person(YOUNG)
    answer = office.as_("clerk").post(address(office, YOUNG), {"what": "number", "why": WHY})
    assert answer.status_code == 200 and YOUNG in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    [look] = looks_at(office.agency.connection, office.agency.area, person, most=1)
    assert (look.login, look.what, look.why) == ("clerk", "unmask/number", WHY)
    seen = office.as_("clerk").get(f"/staff/person/{person}/looks").content.decode()
    assert "完整的身份证号码" in seen and WHY in seen
    assert YOUNG not in office.as_("clerk").get(address(office, YOUNG)).content.decode()
    theirs = as_the_person(office).get("/me/looks").content.decode()
    assert "看了完整的身份证号码" in theirs and WHY in theirs


def as_the_person(office: Staffed):  # type: ignore[no-untyped-def]
    told = do(office.agency, "letter_code", [{"number": YOUNG}], by=By("clerk", 20130731, "letter"))
    client = office.as_("clerk")
    client.cookies.clear()
    client.cookies["resident"] = come_in(office.agency, YOUNG, told["told_once"]["letter_code"])
    return client


def test_an_account_is_for_those_of_money_and_the_person_of_ones_own_unit(office: Staffed) -> None:
    certifier = office.as_("certifier")
    assert certifier.post(address(office, YOUNG), {"what": "account", "why": WHY}).status_code == 404
    assert certifier.post(address(office, YOUNG), {"what": "phone", "why": WHY}).status_code == 200
    clerk = office.as_("clerk").post(address(office, YOUNG), {"what": "account", "why": WHY})
    assert clerk.status_code == 200
    assistant = office.as_("assistant")
    assert assistant.post(address(office, ELSEWHERE), {"what": "number", "why": WHY}).status_code == 404
