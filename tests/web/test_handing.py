"""转交任务 On the pages: handed over with a note, read by the colleague, taken back, and done; what the lot has given says who may name another."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

import pytest
from desks import ON, PENSIONER, YOUNG, Staffed, served
from django.test import Client
from web.test_resident import come_in, peopled, text_of

from yanglao.acts.doing import do
from yanglao.commands.office import Office
from yanglao.store.acting import By
from yanglao.store.lots import lot_of
from yanglao.store.requests import make_request, requests_of


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = peopled(new_office, tmp_path_factory, "handing_pages")
    with served(made):
        yield made


def asked(office: Staffed, number: str, key: str) -> int:
    token, person = come_in(office, number).cookies["resident"].value, office.person(number)
    return make_request(
        office.agency, token, person, "change_person", {"phone": "13907690003"}, on=ON, key=key
    )


def handed(client: Client, address: str, login: str, reason: str) -> None:
    """Through the form: nobody chosen, no reason, then both."""
    form = text_of(client.get(address))
    once = re.search(r'name="once" value="(\w+)"', form)
    assert once and f'value="{login}"' in form
    given = {"once": once[1], "login": login, "reason": reason}
    for name, says in (("login", "请选一位同事"), ("reason", "请写明原因")):
        answer = client.post(address, given | {name: ""})
        assert answer.status_code == 400 and says in text_of(answer)
    for _ in range(2):  # pressed twice: handed over once
        assert client.post(address, given)["Location"] == "/staff"


def test_a_request_goes_to_a_colleague_and_back(office: Staffed) -> None:
    number = asked(office, YOUNG, "one")
    path, address = f"/staff/requests/{number}", f"/staff/hand-over/request/{number}"
    clerk, other = office.as_("clerk"), office.as_("clerk-2")
    assert address in text_of(clerk.get(path))
    handed(clerk, address, "clerk-2", "下乡三天")
    for client, says in ((clerk, "已转给"), (other, "转来人")):
        first = text_of(client.get("/staff"))
        assert says in first and "下乡三天" in first and path in first
        page = text_of(client.get(path))
        assert says in page and "下乡三天" in page
    assert "项等您办" not in text_of(clerk.get("/staff"))  # it waits for the colleague
    assert clerk.get(address).status_code == 409 and "已由" in text_of(clerk.get(address))
    assert other.post(f"{address}/back", {"handover": "0"}).status_code == 409
    back = re.search(r'name="handover" value="(\d+)"', text_of(clerk.get("/staff")))
    assert back and clerk.post(f"{address}/back", {"handover": back[1]}).status_code == 302
    assert "下乡三天" not in text_of(clerk.get("/staff")) + text_of(other.get("/staff"))
    handed(clerk, address, "clerk-2", "休假")
    assert other.post(f"{path}/decline", {"reason": "请到柜台"}).status_code == 302
    (told,) = [one for one in requests_of(office.agency, office.person(YOUNG)) if one.id == number]
    assert told.state == "declined"
    assert "休假" not in text_of(clerk.get("/staff")) + text_of(other.get("/staff"))


def test_what_the_lot_has_given_says_the_way_out(office: Staffed) -> None:
    given = {"number": PENSIONER, "name": "陈改名"}
    number = do(office.agency, "change_person", [given], by=By("clerk", ON, "renamed"))["proposal"]
    lot = lot_of(office.agency.connection, office.agency.area, number)
    assert lot is not None
    answer = office.as_(lot.named).get(f"/staff/hand-over/proposal/{number}")
    assert answer.status_code == 409 and "请主任另行指定" in html.unescape(text_of(answer))


def test_nobody_learns_of_what_is_not_theirs(office: Staffed) -> None:
    number = asked(office, PENSIONER, "two")
    for login in ("finance", "certifier", "reviewer"):
        assert office.as_(login).get(f"/staff/hand-over/request/{number}").status_code == 404
    clerk = office.as_("clerk")
    for address in (f"request/{number + 1}", "complaint/1", "case/1", "nothing/1", "proposal/99"):
        assert clerk.get(f"/staff/hand-over/{address}").status_code == 404, address
        assert clerk.post(f"/staff/hand-over/{address}/back").status_code == 404, address


def test_it_is_read_in_english_too(office: Staffed) -> None:
    number = asked(office, PENSIONER, "three")
    page = text_of(office.as_("clerk", lang="en").get(f"/staff/hand-over/request/{number}"))
    assert "Hand it over" in page and "To whom" in page
