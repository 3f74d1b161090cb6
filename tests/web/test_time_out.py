"""A session that lies idle, or lasts too long, is over: said in words, with a way back; nothing that was typed is lost, nothing is done unseen."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

import pytest
from coming_in import SECRET, come_in, later, nobody_must, text_of
from desks import NEAR_60, ON, Staffed, served, staffed
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from yanglao.acts.doing import do
from yanglao.commands.office import Office
from yanglao.policy.offices import offices_of
from yanglao.store.acting import By
from yanglao.store.proposals import proposal_of

LIMITS = offices_of("dongfang-2011")
HOST = {"HTTP_REFERER": "http://127.0.0.1/staff/do/tier?person=2"}


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = staffed(new_office, tmp_path_factory, "time_out")
    with served(made), pytest.MonkeyPatch.context() as patch:
        nobody_must(patch)
        yield made


@pytest.fixture
def clerk(office: Staffed) -> Client:
    return come_in(office, "clerk")


def hidden(page: str, name: str) -> str:
    [value] = set(re.findall(rf'name="{name}" value="([^"]*)"', page))
    return html.unescape(str(value))


def signed_in_again(client: Client, page: str, login: str = "clerk") -> object:
    given = {"login": login, "secret": SECRET, "next": hidden(page, "next")}
    if 'name="kept"' in page:
        given["kept"] = hidden(page, "kept")
    return client.post("/staff/sign-in", given)


def test_what_lies_idle_is_over_and_leads_back(office: Staffed, clerk: Client) -> None:
    address = f"/staff/person/{office.person(NEAR_60)}/facts"
    later(office, "used", LIMITS.idle_minutes - 2)
    assert clerk.get(address).status_code == 200  # which is a use
    later(office, "used", LIMITS.idle_minutes - 2)
    assert clerk.get(address).status_code == 200
    later(office, "used", LIMITS.idle_minutes + 1)
    page = text_of(clerk.get(address, follow=True))
    assert f"您有 {LIMITS.idle_minutes} 分钟没有操作" in page and "回到刚才那一页" in page
    assert 'value="clerk"' in page
    back = signed_in_again(clerk, page)
    assert (back.status_code, back["Location"]) == (302, address)  # type: ignore[attr-defined, index]
    assert clerk.get(address).status_code == 200


def test_a_page_that_asks_for_news_of_itself_is_no_use(office: Staffed, clerk: Client) -> None:
    """What comes while somebody types is one."""
    news = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TRIGGER": "follows"}
    later(office, "used", LIMITS.idle_minutes - 1)
    assert clerk.get("/staff/search?q=x", **{**news, "HTTP_HX_TRIGGER": "find"}).status_code == 200  # type: ignore[arg-type]
    later(office, "used", LIMITS.idle_minutes - 1)
    assert clerk.get("/staff/jobs", **news).status_code == 200  # type: ignore[arg-type]
    later(office, "used", 2)
    answer = clerk.get("/staff/jobs", **news)  # type: ignore[arg-type]
    assert answer["HX-Redirect"].startswith("/staff/sign-in?next=") and answer.content == b""


def test_a_working_day_is_over(office: Staffed, clerk: Client) -> None:
    later(office, "opened", LIMITS.longest_minutes - 1)
    assert clerk.get("/staff").status_code == 200
    later(office, "opened", 2)
    assert f"最长 {LIMITS.longest_minutes} 分钟" in text_of(clerk.get("/staff", follow=True))


def test_what_was_typed_is_there_again_and_not_done(office: Staffed, clerk: Client) -> None:
    person = office.person(NEAR_60)
    typed = {"person": str(person), "year": "2013", "tier_yuan": "300", "on": "2013-07-31", "press": "do"}
    later(office, "used", LIMITS.idle_minutes + 1)
    page = text_of(clerk.post("/staff/do/tier", typed, **HOST))
    assert "没有丢" in page and "300" not in page and NEAR_60 not in page
    again = text_of(signed_in_again(clerk, page))
    assert "回到刚才填的表" in again and 'action="/staff/do/tier"' in again
    form = {name: hidden(again, name) for name in typed}
    assert form == {**typed, "press": "change"}
    filled = text_of(clerk.post("/staff/do/tier", form))
    assert 'value="2013-07-31"' in filled and 'value="2013"' in filled
    assert office.desk.rows("SELECT count(*) FROM act WHERE kind = 'tier'") == [(0,)]


def test_what_was_typed_is_for_nobody_else(office: Staffed, clerk: Client) -> None:
    come_in(office, "clerk-2")
    later(office, "used", LIMITS.idle_minutes + 1)
    page = text_of(clerk.post("/staff/do/tier", {"year": "2013", "press": "look"}, **HOST))
    other = signed_in_again(clerk, page, "clerk-2")
    assert other.status_code == 302  # type: ignore[attr-defined]


@pytest.mark.parametrize("kept", ["", "x", "eyJ9:1:2"])
def test_what_was_not_sealed_here_is_nothing(clerk: Client, kept: str) -> None:
    answer = clerk.post("/staff/sign-in", {"login": "clerk", "secret": SECRET, "kept": kept})
    assert (answer.status_code, answer["Location"]) == (302, "/staff")


def test_a_press_is_not_done_and_its_page_is_found_again(office: Staffed, clerk: Client) -> None:
    later(office, "used", LIMITS.idle_minutes + 1)
    referer = {"HTTP_REFERER": "http://127.0.0.1/staff/tasks/7"}
    page = text_of(clerk.post("/staff/tasks/7/agree", follow=True, **referer))
    assert "刚才那一下没有办理" in page and hidden(page, "next") == "/staff/tasks/7"


@pytest.mark.parametrize("referer", ["http://elsewhere.example/staff/tasks/7", "http://127.0.0.1/fund", ""])
def test_a_press_from_elsewhere_leads_to_ones_tasks(referer: str) -> None:
    answer = Client(SERVER_NAME="127.0.0.1").post("/staff/tasks/7/agree", HTTP_REFERER=referer)
    assert answer["Location"] == "/staff/sign-in?next=%2Fstaff&pressed=1"


@pytest.mark.parametrize(
    "to", ["https://elsewhere.example/staff", "//elsewhere.example", "javascript:alert(1)", "\\\\elsewhere"]
)
def test_nobody_is_sent_elsewhere(clerk: Client, to: str) -> None:
    answer = clerk.post("/staff/sign-in", {"login": "clerk", "secret": SECRET, "next": to})
    assert answer["Location"] == "/staff"
    assert hidden(text_of(clerk.get("/staff/sign-in", {"next": to})), "next") == ""


def test_whoever_has_gone_out_stays_out(clerk: Client) -> None:
    token = clerk.cookies["session"].value
    clerk.post("/staff/sign-out")
    again = Client(SERVER_NAME="127.0.0.1")
    again.cookies["session"] = token
    assert "您已退出" in text_of(again.get("/staff", follow=True))


def test_a_reason_is_there_again_and_nothing_is_sent_back(office: Staffed) -> None:
    director = come_in(office, "director")
    given = {"number": NEAR_60, "name": "陈改名"}
    number = do(office.agency, "change_person", [given], by=By("clerk", ON, "renamed"))["proposal"]
    path = f"/staff/tasks/{number}"
    later(office, "used", LIMITS.idle_minutes + 1)
    page = text_of(director.post(f"{path}/send-back", {"reason": "身份证复印件看不清"}))
    assert "没有丢" in page and "身份证复印件看不清" not in page
    again = text_of(signed_in_again(director, page, "director"))
    form = {name: hidden(again, name) for name in ("reason", "press")}
    filled = director.post(f"{path}/send-back", form)
    assert filled.status_code == 200 and 'value="身份证复印件看不清"' in text_of(filled)
    assert not proposal_of(office.agency.connection, office.agency.area, number).is_over
    assert director.post(f"{path}/send-back", {"reason": "身份证复印件看不清"}).status_code == 302
    assert proposal_of(office.agency.connection, office.agency.area, number).is_over


def test_why_a_number_is_wanted_is_there_again_and_nothing_is_shown(office: Staffed, clerk: Client) -> None:
    path = f"/staff/person/{office.person(NEAR_60)}/unmask"
    later(office, "used", LIMITS.idle_minutes + 1)
    page = text_of(clerk.post(path, {"what": "number", "why": "核对身份证"}))
    again = text_of(signed_in_again(clerk, page))
    form = {name: hidden(again, name) for name in ("what", "why", "press")}
    filled = text_of(clerk.post(path, form))
    assert 'value="核对身份证"' in filled and NEAR_60 not in filled


def test_a_file_does_not_come_along_and_that_is_said(office: Staffed, clerk: Client) -> None:
    """At the sign-in, and after it on the way to the page on which it is chosen again."""
    before = office.desk.rows("SELECT count(*) FROM act")
    later(office, "used", LIMITS.idle_minutes + 1)
    came_from = {"HTTP_REFERER": "http://127.0.0.1/staff/lists/tier"}
    page = text_of(clerk.post("/staff/lists/tier", {"file": a_file()}, **came_from))
    assert "文件没有交上来" in page and "没有丢" not in page
    again = text_of(signed_in_again(clerk, page))
    assert "文件没有交上来" in again and 'href="/staff/lists/tier"' in again
    assert "tiers.csv" not in page + again
    assert office.desk.rows("SELECT count(*) FROM act") == before


def a_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("tiers.csv", "身份证号,年度,档次\n".encode())
