"""What the one script adds to the pages of staff, in a browser: hits while somebody types, what comes of a form while it is filled in. Nothing is
done by itself, nothing is fetched from elsewhere, and whoever is out by now is led out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from acts.desk import number
from browsing import PHONE, WIDE, pages_served, tab_to
from coming_in import SECRET, come_in, later, nobody_must
from desks import NEAR_60, PENSIONER, YOUNG, Staffed, served, staffed
from looking import wrong_with
from playwright.sync_api import Page, expect
from signing import Everybody, owner_of
from web.test_browser import Look, browser, look

from yanglao.commands.office import Office
from yanglao.policy.offices import offices_of
from yanglao.store.connection import AREA_LOCK

__all__ = ["browser", "look"]
pytestmark = pytest.mark.long
LIMITS = offices_of("dongfang-2011")
NOBODY = number(77)


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = staffed(new_office, tmp_path_factory, "live")
    made.desk.take("enrolment", [{"number": PENSIONER, "on": "2012-05-02"}])
    with served(made), pytest.MonkeyPatch.context() as patch:
        nobody_must(patch)
        yield made


@pytest.fixture(scope="module")
def address(office: Staffed) -> Iterator[str]:
    """Where the pages of that office are served."""
    with pages_served() as served_at:
        yield served_at


@pytest.fixture
def at_desk(office: Staffed, address: str, look: Look) -> Callable[..., Page]:
    """`at_desk("clerk", …)`: an empty page of somebody who has come in."""

    def come_in(login: str = "clerk", **more: Any) -> Page:
        page = look(**{"viewport": WIDE, **more})
        token = Everybody(office.agency.area.code)[login]
        page.context.add_cookies([{"name": "session", "value": token, "url": address}])
        return page

    return come_in


def looks(office: Staffed) -> int:
    [(count,)] = office.desk.rows("SELECT count(*) FROM look")
    return int(count)


def type_slowly(page: Page, text: str) -> None:
    """As somebody does who has all the time: with a rest after every sign."""
    for sign in text:
        with page.expect_response("**/staff/search?**"):
            page.keyboard.type(sign)


def test_hits_stand_below_the_box_and_tab_leads_to_them(
    at_desk: Callable[..., Page], office: Staffed
) -> None:
    page = at_desk()
    page.goto("/staff/do")
    before = looks(office)
    page.locator("#find").focus()
    type_slowly(page, "陈测")
    hits = page.locator(".search .hits a")
    expect(hits).to_have_count(4)
    expect(page.locator("#said")).to_have_text("找到 4 个")
    assert looks(office) == before, "nobody has been looked at"
    tab_to(page, ".search .hits a")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/staff/person/" in page.url and looks(office) == before + 1


def test_the_only_hit_is_opened_by_enter_and_not_by_itself(
    at_desk: Callable[..., Page], office: Staffed
) -> None:
    page = at_desk()
    page.goto("/staff/do")
    before = looks(office)
    page.locator("#find").focus()
    with page.expect_response("**/staff/search?**"):
        page.locator("#find").press_sequentially(YOUNG)
    expect(page.locator(".search .hits a")).to_have_count(1)
    assert page.url.endswith("/staff/do") and looks(office) == before
    expect(page.locator("#find")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith(f"/staff/person/{office.person(YOUNG)}") and looks(office) == before + 1


def test_what_is_typed_away_takes_its_hits_along(at_desk: Callable[..., Page]) -> None:
    page = at_desk()
    page.goto("/staff/do")
    page.locator("#find").fill("陈")
    expect(page.locator(".search .hits a")).to_have_count(4)
    page.locator("#find").fill("没有此人")
    expect(page.locator(".search .hits")).to_contain_text("没有找到")
    page.locator("#find").fill("")
    expect(page.locator(".search .hits")).to_be_hidden()
    page.locator("#find").fill("陈")
    expect(page.locator(".search .hits a").first).to_be_visible()
    page.locator("#work").focus()
    expect(page.locator(".search .hits")).to_be_hidden()


@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_axe_finds_nothing_in_the_hits(at_desk: Callable[..., Page], viewport: dict[str, int]) -> None:
    page = at_desk(viewport=viewport, bypass_csp=True)
    page.goto("/staff/do")
    page.locator("#find").fill("陈")
    expect(page.locator(".search .hits a").first).to_be_visible()
    assert wrong_with(page, viewport) == []


def test_the_policy_stands_and_nothing_is_fetched_from_elsewhere(
    at_desk: Callable[..., Page], address: str
) -> None:
    page, asked, told = at_desk(), [], []
    page.on("request", lambda one: asked.append(one.url))
    page.on("console", lambda one: told.append(one.text))
    answer = page.goto("/staff/do")
    page.locator("#find").fill("陈")
    expect(page.locator(".search .hits a").first).to_be_visible()
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self';" in policy and "unsafe" not in policy
    assert all(one.startswith(f"{address}/") for one in asked) and told == []
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))"
    )
    assert page.evaluate("window.ran") is None, "the policy lets a script of a page run"
    assert page.evaluate("htmx.config.allowEval") is False and page.evaluate("htmx.config.selfRequestsOnly")
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "陈" not in kept and "history-cache" not in kept, "pages hold what is nobody's to keep"


def test_whoever_is_out_by_now_is_led_to_the_sign_in(at_desk: Callable[..., Page]) -> None:
    page = at_desk()
    page.goto("/staff/do")
    page.context.clear_cookies()
    with page.expect_navigation():
        page.locator("#find").fill("陈")
    assert page.url.endswith("/staff/sign-in?next=%2Fstaff%2Fdo")


def test_what_cannot_be_answered_is_said_in_its_place(at_desk: Callable[..., Page]) -> None:
    page = at_desk()
    page.goto("/staff/do")
    page.locator("#find").fill("陈")
    expect(page.locator(".search .hits a").first).to_be_visible()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("yanglao.web.person.finding.persons_found", None)
        page.locator("#find").fill("陈测")
        expect(page.locator(".search .hits")).to_contain_text("您没有丢失任何东西")


@pytest.mark.parametrize("path", ["/", "/estimate", "/me", "/no-such-page"])
def test_pages_of_residents_have_no_script(look: Look, path: str) -> None:
    page = look()
    answer = page.goto(path)
    assert answer is not None and "script" not in answer.headers["content-security-policy"]
    assert page.locator("script").count() == 0


# --- a form that tells what comes of it while it is filled in ---------------------------------------------


def counts(office: Staffed) -> list[int]:
    """How much is recorded: acts, facts, proposals, looks."""
    tables = ("act", "fact", "proposal", "look")
    return [office.desk.rows(f"SELECT count(*) FROM {table}")[0][0] for table in tables]


def form(page: Page, act: str, person: int = 0) -> None:
    page.goto(f"/staff/do/{act}{f'?person={person}' if person else ''}")


def fill(page: Page, field: str, value: str) -> None:
    """Filled in, and left by Tab."""
    page.locator(f"#asked [name={field}]").fill(value)
    page.keyboard.press("Tab")


def test_what_is_understood_and_what_is_missing_stands_beside_the_form(
    at_desk: Callable[..., Page], office: Staffed
) -> None:
    page = at_desk()
    form(page, "death", office.person(PENSIONER))
    before, foreseen = counts(office), page.locator("#foreseen")
    fill(page, "on", "2013-13-01")
    expect(foreseen.locator(".notice")).to_contain_text("死亡日期")
    expect(foreseen.locator(".where")).to_be_hidden()
    fill(page, "on", "2013-07-01")
    expect(foreseen).to_contain_text("还没有办")
    expect(foreseen.locator("dl.lines").first).to_contain_text("2013-07-01")
    expect(page.locator("#asked [name=on]")).to_have_value("2013-07-01")
    assert page.evaluate("document.activeElement.closest('#asked') !== null"), "the focus has left the form"
    assert counts(office) == before, "something was recorded"
    with page.expect_navigation():
        page.locator("#asked button[value=look]").click()
    expect(page.locator("main .foreseen")).to_contain_text("2013-07-01")
    assert counts(office) == before


def test_what_comes_by_itself_does_nothing_whatever_it_says(office: Staffed) -> None:
    before = counts(office)
    given = {"person": str(office.person(PENSIONER)), "on": "2013-07-01", "press": "do", "once": "aaaa"}
    answer = office.as_("clerk").post("/staff/do/death", given, HTTP_HX_REQUEST="true")
    assert answer.status_code == 200 and "还没有办" in answer.content.decode()
    assert counts(office) == before


def test_a_refusal_takes_the_place_of_what_was_said_when_the_form_was_opened(
    at_desk: Callable[..., Page], office: Staffed
) -> None:
    """A claim of somebody who is not 60 yet; a number that nobody has; and, of a form filled in for long, one look."""
    page = at_desk(bypass_csp=True)
    before = looks(office)
    form(page, "claim", office.person(NEAR_60))
    said = page.locator("main .foreseen").first
    expect(said).to_contain_text("不能申领")
    for day in ("2013-07-30", "2013-07-29"):
        with page.expect_response("**/staff/do/claim"):
            fill(page, "on", day)
        expect(page.locator("#foreseen .decision")).to_contain_text("不能申领")
        expect(said).to_be_hidden()
        assert wrong_with(page, WIDE) == []
    assert looks(office) == before + 1
    form(page, "death")
    fill(page, "on", "2013-07-01")
    expect(page.locator("#foreseen .notice")).to_contain_text("还要填: 身份证号码")
    fill(page, "number", "46900719530820999X")
    expect(page.locator("#foreseen .notice")).to_contain_text("校验码")
    fill(page, "number", NOBODY)
    expect(page.locator("#foreseen .notice")).to_contain_text("登记")
    expect(page.locator("#asked [name=number]")).to_have_value(NOBODY)


def test_it_waits_for_nobody(at_desk: Callable[..., Page], office: Staffed) -> None:
    """While a payroll is under way a form says so at once, and does not hold up the pages of others."""
    page = at_desk()
    form(page, "death", office.person(PENSIONER))
    url = owner_of(office.agency.connection.info.dsn)
    with psycopg.connect(url, autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(%s, %s)", (AREA_LOCK, office.agency.area.id))
        fill(page, "on", "2013-07-01")
        expect(page.locator("#foreseen")).to_contain_text("别的业务正在办")
    fill(page, "on", "2013-07-02")
    expect(page.locator("#foreseen")).not_to_contain_text("别的业务正在办")
    expect(page.locator("#foreseen")).to_contain_text("2013-07-02")


def test_what_was_typed_is_there_again_after_signing_in_anew(look: Look, office: Staffed) -> None:
    """The form asks by itself, too late: the page to sign in is the whole page, and leads back with everything."""
    page = look(viewport=WIDE)
    page.goto("/staff/sign-in")

    def come_in_by_secret() -> None:
        page.locator("#login").fill("clerk")
        page.locator("#secret").fill(SECRET)
        with page.expect_navigation():
            page.locator("form.asking button").click()

    come_in(office, "clerk")  # who has a secret from now on
    come_in_by_secret()
    form(page, "death", office.person(PENSIONER))
    later(office, "used", LIMITS.idle_minutes + 1)
    fill(page, "on", "2013-07-03")
    expect(page.get_by_role("heading", name="登录")).to_be_visible()
    assert page.locator(".rail").count() == 0, "it is no part of the page"
    come_in_by_secret()
    if page.locator("#on").count() == 0:
        page.locator("main button").first.click()
    expect(page.locator("#asked [name=on]")).to_have_value("2013-07-03")


@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_axe_finds_nothing_beside_a_form(
    at_desk: Callable[..., Page], office: Staffed, viewport: dict[str, int]
) -> None:
    page = at_desk(viewport=viewport, bypass_csp=True)
    form(page, "death", office.person(PENSIONER))
    for day in ("2013-07-01", "x"):
        with page.expect_response("**/staff/do/death"):
            fill(page, "on", day)
        expect(page.locator("#foreseen > *").first).to_be_visible()
        assert wrong_with(page, viewport) == []


def test_what_looks_at_everybody_is_told_by_a_press_alone(at_desk: Callable[..., Page]) -> None:
    page = at_desk()
    form(page, "payroll")
    assert page.locator("#asked").count() == 1 and page.locator("#foreseen").count() == 0
