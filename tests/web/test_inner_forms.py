"""Fields that are made of others are asked in fields of their own: what a fact says, and who takes what is due after a death. Nobody types JSON."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator

import pytest
from desks import PENSIONER, YOUNG, Staffed, served, staffed
from django.test import Client

from yanglao.commands.office import Office
from yanglao.reports.person import file_of
from yanglao.store.proposals import proposal_of, waiting

CARD = "6217000000000000051"


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = staffed(new_office, tmp_path_factory, "inner_forms")
    made.desk.take("enrolment", [{"number": one, "on": "2012-05-02"} for one in (YOUNG, PENSIONER)])
    paid = {"year": 2012, "tier": 300, "on": "2012-05-03", "receipt": "R1"}
    made.desk.take("contribution", [{"number": YOUNG, **paid}])
    assert made.desk.take("death", [{"number": PENSIONER, "on": "2012-12-01"}])["rejected"] == 0
    with served(made):
        yield made


def fields_in(page: str) -> dict[str, str]:
    """Name -> value of the inputs and chosen options of a form."""
    found = dict(re.findall(r'<input id="[^"]*" name="([^"]*)" value="([^"]*)"', page))
    found |= dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', page))
    found |= dict(re.findall(r'<input type="radio" name="([^"]*)" value="([^"]*)" checked', page))
    for name, options in re.findall(r'<select id="[^"]*" name="([^"]*)".*?>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return {name: html.unescape(value) for name, value in found.items()}


def done(client: Client, act: str, given: dict[str, str]) -> str:
    """Looked at, then done; the page that tells it."""
    looked = client.post(f"/staff/do/{act}", {**given, "press": "look"}).content.decode()
    sent = fields_in(looked) | {"press": "do"}
    answer = client.post(f"/staff/do/{act}", sent)
    assert answer.status_code == 302, answer.content.decode()
    return str(client.get(answer["Location"]).content.decode())


def fact_of(office: Staffed, number: str, kind: str) -> int:
    facts = file_of(office.agency, office.person(number))["facts"]
    return next(int(fact["fact"]) for fact in facts if fact["kind"] == kind)


def test_a_fact_is_corrected_from_the_file_in_the_fields_of_its_form(office: Staffed) -> None:
    """By two people; the proposal says what differs and nothing else."""
    clerk, person = office.as_("clerk"), office.person(YOUNG)
    page = clerk.get(f"/staff/person/{person}/facts").content.decode()
    fact = fact_of(office, YOUNG, "contribution")
    link = f"/staff/do/replace_fact?person={person}&amp;fact={fact}"
    assert link in page
    form = clerk.get(link.replace("&amp;", "&")).content.decode()
    given = fields_in(form)
    assert given["values.0.tier_yuan"] == "300.00" and "JSON" not in form
    given |= {"values.0.on": "2012-05-04", "reason": "录入有误", "document": "票据存根"}
    told = done(clerk, "replace_fact", given)
    (one,) = waiting(office.agency.connection, office.agency.area, "replace_fact")
    assert f"/staff/tasks/{one.id}" in told
    assert office.as_("clerk").get(f"/staff/tasks/{one.id}").status_code == 200
    agreed = office.as_("reviewer").post(f"/staff/tasks/{one.id}/agree")
    assert agreed.status_code == 302
    facts = {fact["kind"]: fact for fact in file_of(office.agency, person)["facts"]}
    assert facts["contribution"]["on"] == "2012-05-04"


def test_what_is_typed_into_inner_fields_comes_back(office: Staffed) -> None:
    clerk, person = office.as_("clerk"), office.person(YOUNG)
    fact = fact_of(office, YOUNG, "contribution")
    given = fields_in(clerk.get(f"/staff/do/replace_fact?person={person}&fact={fact}").content.decode())
    told = clerk.post(
        "/staff/do/replace_fact",
        {**given, "values.0.on": "2012-15-04", "reason": "错", "document": "存根", "press": "look"},
    )
    assert told.status_code == 409
    assert fields_in(told.content.decode())["values.0.on"] == "2012-15-04"
    nothing = clerk.post(
        "/staff/do/replace_fact", {**given, "reason": "错", "document": "存根", "press": "look"}
    )
    assert nothing.status_code in (400, 409)  # nothing differs


def test_which_fact_is_meant_is_chosen_in_the_file(office: Staffed) -> None:
    person = office.person(YOUNG)
    answer = office.as_("clerk").get(f"/staff/do/replace_fact?person={person}&asked_under=7")
    assert answer["Location"] == f"/staff/person/{person}/facts?asked_under=7"
    page = office.as_("reviewer").get(f"/staff/person/{person}/facts").content.decode()
    assert "replace_fact" not in page  # who agrees does not propose


def test_heirs_are_written_row_by_row(office: Staffed) -> None:
    """Three rows to begin with, more once they are filled; an account is shown by its last digits."""
    clerk, person = office.as_("clerk"), office.person(PENSIONER)
    form = clerk.get(f"/staff/do/heirs?person={person}").content.decode()
    assert "heirs.2.name" in form and "heirs.3.name" not in form and "JSON" not in form
    given = fields_in(form) | {"basis": "inheritance", "document": "公证书"}
    given |= {"heirs.0.name": "王一", "heirs.0.share": "1/2", "heirs.0.document": "户口本"}
    given |= {"heirs.2.name": "王二", "heirs.2.share": "1/3", "heirs.2.document": "户口本"}
    wrong = clerk.post("/staff/do/heirs", {**given, "press": "look"})
    assert wrong.status_code == 409
    again = fields_in(wrong.content.decode())
    assert [again[f"heirs.{row}.name"] for row in range(3)] == ["王一", "王二", ""]
    assert "heirs.4.name" in again
    given |= {"heirs.2.share": "1/2", "heirs.2.bank_account": CARD}
    looked = clerk.post("/staff/do/heirs", {**given, "press": "look"}).content.decode()
    shown = re.sub(r"<input[^>]*>", "", looked)
    assert "王二" in shown and CARD not in shown
    done(clerk, "heirs", given)
    (one,) = waiting(office.agency.connection, office.agency.area, "heirs")
    heirs = proposal_of(office.agency.connection, office.agency.area, one.id).content["heirs"]
    assert [(heir["name"], heir["weight"]) for heir in heirs] == [("王一", 1), ("王二", 1)]
    assert CARD not in json.dumps(heirs)
