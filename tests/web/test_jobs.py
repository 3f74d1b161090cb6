"""Long work is done by a worker: it survives the browser, the server and the worker, is done once, is found again, and is its owner's alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from browsing import PHONE, WIDE, chromium, pages_served
from desks import YOUNG, Staffed, served, staffed, worked_off
from django.core.files.uploadedfile import SimpleUploadedFile
from looking import wrong_with
from playwright.sync_api import Browser, Page, expect
from signing import Everybody, owner_of

from yanglao.acts.jobs.files import file_of
from yanglao.acts.jobs.working import MOST_TRIES
from yanglao.commands.office import Office
from yanglao.commands.work import PROGRAM
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import with_user
from yanglao.store.connection import AREA_LOCK, connected
from yanglao.store.jobs import Job, job_of, take_job

LIST = f"身份证号码,参保日期\n{YOUNG},2013-07-30\n"


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = staffed(new_office, tmp_path_factory, "jobs")
    with served(made):
        yield made


def text_of(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def handed_in(office: Staffed) -> str:
    file = SimpleUploadedFile("参保.csv", LIST.encode("utf-8-sig"))
    answer = office.as_("clerk").post("/staff/lists/enrolment", {"file": file})
    return str(answer["Location"]).rsplit("/", 1)[1]


def begun(office: Staffed) -> str:
    job = handed_in(office)
    office.as_("clerk").post(f"/staff/jobs/{job}/start")
    return job


def job(office: Staffed, number: str, login: str = "clerk") -> Job:
    found = job_of(office.agency, login, number)
    assert found is not None
    return found


def page(office: Staffed, number: str) -> str:
    return text_of(office.as_("clerk").get(f"/staff/jobs/{number}"))


def acts_of(office: Staffed, number: str) -> int:
    [(count,)] = office.desk.rows("SELECT count(*) FROM act WHERE key LIKE %s", f"{job(office, number).key}%")
    return int(count)


@contextmanager
def as_owner(office: Staffed) -> Iterator[psycopg.Connection]:
    with psycopg.connect(owner_of(office.agency.connection.info.dsn), autocommit=True) as connection:
        yield connection


def until(what: Callable[[], bool], seconds: float = 60) -> None:
    for _ in range(int(seconds / 0.1)):
        if what():
            return
        time.sleep(0.1)
    raise AssertionError("never")


@contextmanager
def worker(office: Staffed) -> Iterator[subprocess.Popen[bytes]]:
    """`yanglao work` in a process of its own."""
    environment = {
        **os.environ,
        "YANGLAO_APP_URL": with_user(office.agency.connection.info.dsn, APPLICATION_ROLE),
        "YANGLAO_DATA": str(office.office.data),
    }
    command = [sys.executable, "-c", PROGRAM, "work"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def test_it_waits_says_so_and_is_done(office: Staffed) -> None:
    number = begun(office)
    told = page(office, number)
    assert "排队中" in told and 'http-equiv="refresh"' in told and f"/staff/jobs/{number}/cancel" in told
    assert number in text_of(office.as_("clerk").get("/staff/jobs"))
    worked_off(office)
    told = page(office, number)
    assert "办好了" in told and "http-equiv" not in told and "hx-get" not in told.split("<main")[1]
    assert not file_of(job(office, number)).exists()


def test_what_waits_is_called_off_and_its_file_goes(office: Staffed) -> None:
    number = begun(office)
    file = file_of(job(office, number))
    assert file.exists()
    office.as_("clerk").post(f"/staff/jobs/{number}/cancel")
    worked_off(office)
    assert "已取消" in page(office, number) and not file.exists()
    assert acts_of(office, number) == 0
    office.as_("clerk").post(f"/staff/jobs/{number}/start")
    assert job(office, number).state == "cancelled"


def test_a_worker_that_is_killed_is_followed_by_another_and_it_is_done_once(office: Staffed) -> None:
    number = begun(office)
    with as_owner(office) as held:
        held.execute("SELECT pg_advisory_lock(%s, %s)", (AREA_LOCK, office.agency.area.id))  # it cannot go on
        with worker(office) as first:
            until(lambda: job(office, number).state == "running")
            assert "正在办" in page(office, number)
            office.as_("clerk").post(f"/staff/jobs/{number}/cancel")
            assert job(office, number).state == "running"  # what is under way is not called off
            os.kill(first.pid, signal.SIGKILL)
            first.wait()
        held.execute("UPDATE job SET beat_at = beat_at - interval '1 hour' WHERE number = %s", (number,))
        assert "中断了" in page(office, number)
    with worker(office):
        until(lambda: job(office, number).state == "done")
    assert job(office, number).tries == 2
    assert acts_of(office, number) == 1


def test_a_worker_that_dies_after_the_act_leaves_one_act(office: Staffed) -> None:
    number = begun(office)
    worked_off(office)
    with as_owner(office) as owner:
        owner.execute(
            "UPDATE job SET state = 'running', told_sealed = NULL, ended_at = NULL WHERE number = %s",
            (number,),
        )
    worked_off(office)
    assert job(office, number).state == "done" and job(office, number).answer["read"] == 1
    assert acts_of(office, number) == 1


def test_one_job_is_taken_up_by_one_worker(office: Staffed) -> None:
    begun(office)
    url = with_user(office.agency.connection.info.dsn, APPLICATION_ROLE)
    with connected(url) as one, connected(url) as other:
        assert take_job(one, office.agency.keys) is not None
        assert take_job(other, office.agency.keys) is None
    worked_off(office)


def test_a_job_that_kills_its_workers_is_not_tried_for_ever(office: Staffed) -> None:
    number = begun(office)
    with as_owner(office) as owner:
        owner.execute("UPDATE job SET tries = %s WHERE number = %s", (MOST_TRIES, number))
    worked_off(office)
    assert job(office, number).state == "refused" and acts_of(office, number) == 0
    office.as_("clerk").post(f"/staff/jobs/{number}/start")  # somebody says: once more
    worked_off(office)
    assert job(office, number).state == "done"


def test_it_goes_on_when_its_owner_has_gone_home_and_not_when_put_out(office: Staffed) -> None:
    gone, out = begun(office), begun(office)
    token = "SELECT session_id FROM job WHERE number = %s"
    with as_owner(office) as owner:
        owner.execute(f"INSERT INTO session_end (session_id) {token}", (out,))
    worked_off(office)
    assert job(office, gone).state == "done"
    assert job(office, out).state == "refused" and acts_of(office, out) == 0
    for number in (gone, out):
        [(open_ones,)] = office.desk.rows(
            "SELECT count(*) FROM job j WHERE number = %s AND NOT EXISTS (SELECT FROM session_end e WHERE e.session_id = j.session_id)",
            number,
        )
        assert open_ones == 0  # its session is over with it


def test_what_was_given_and_answered_is_under_seal(office: Staffed) -> None:
    begun(office)
    worked_off(office)
    with as_owner(office) as owner:
        rows = owner.execute("SELECT j::text, given_sealed, told_sealed, token_sealed FROM job j").fetchall()
    open_ones = [one.encode() for one in ("参保.csv", YOUNG, "name", "answer")]
    shown = [told.encode() if isinstance(told, str) else bytes(told or b"") for row in rows for told in row]
    assert rows and not any(one in told for one in open_ones for told in shown)


@pytest.mark.parametrize(
    ("act", "who", "given", "leads_to"),
    [
        ("payroll", "clerk", {"month": "2013-08"}, "/staff/payroll"),
        ("whole_audit", "supervisor", {}, "/staff/do/whole_audit/done/0123456789abcdef"),
    ],
)
def test_a_form_that_looks_at_everybody_is_left_to_the_worker(
    office: Staffed, act: str, who: str, given: dict[str, str], leads_to: str
) -> None:
    pressed = {**given, "press": "do", "once": "0123456789abcdef"}
    first, again = (office.as_(who).post(f"/staff/do/{act}", pressed) for _ in range(2))
    assert first["Location"] == again["Location"]  # pressed twice it is one job
    address = str(first["Location"])
    assert "排队中" in text_of(office.as_(who).get(address))
    worked_off(office)
    answer = office.as_(who).get(address)
    found = job(office, address.rsplit("/", 1)[1], who)
    assert found.state in ("done", "refused")
    if found.state == "done":
        assert str(answer["Location"]).startswith(leads_to)
        assert office.as_(who).get(answer["Location"]).status_code == 200
        assert 0 < found.read == found.rows, "it told how far it was, to the last step"
    else:
        assert found.refusal is not None and found.refusal[0] in text_of(answer)


def test_a_refused_form_opens_as_it_was_filled_in(office: Staffed) -> None:
    """Whose it is not, and whoever names another act, has an empty one."""
    pressed = {"month": "2015-03", "press": "do", "once": "fedcba9876543210"}
    address = str(office.as_("clerk").post("/staff/do/payroll", pressed)["Location"])
    worked_off(office)
    page = text_of(office.as_("clerk").get(address))
    back = f"/staff/do/payroll?job={address.rsplit('/', 1)[1]}"
    assert "没有办成" in page and back in page
    assert 'value="2015-03"' in text_of(office.as_("clerk").get(back))
    assert "2015-03" not in text_of(office.as_("clerk-2").get(back))
    other = back.replace("payroll", "office_wages")  # which asks for a month, too
    assert "2015-03" not in text_of(office.as_("clerk").get(other))


def test_under_way_it_says_how_far_it_is(office: Staffed) -> None:
    number = str(
        office.as_("supervisor").post("/staff/do/run_controls", {"press": "do", "once": "aaaabbbbccccdddd"})[
            "Location"
        ]
    ).rsplit("/", 1)[1]
    with as_owner(office) as held:
        held.execute(
            "UPDATE job SET state = 'running', begun_at = clock_timestamp(), beat_at = clock_timestamp(), read_units = 3, all_units = 30"
            " WHERE number = %s",
            (number,),
        )
    assert "已完成 3 步,共 30 步" in text_of(office.as_("supervisor").get(f"/staff/jobs/{number}"))
    worked_off(office)
    assert job(office, number, "supervisor").state == "done"


@pytest.mark.long
@pytest.mark.parametrize("scripts", [True, False])
def test_in_a_browser_it_follows_by_itself_and_leads_to_what_was_done(office: Staffed, scripts: bool) -> None:
    """A page left open shows that it waits, that it is under way, and what came of it; the same without scripts."""
    with pages_served() as address, chromium() as browser, as_owner(office) as held:
        context = browser.new_context(base_url=address, java_script_enabled=scripts, viewport=PHONE)
        token = Everybody(office.agency.area.code)["clerk"]
        context.add_cookies([{"name": "session", "value": token, "url": address}])
        page = context.new_page()
        page.goto("/staff/lists/enrolment")
        file = {"name": "参保.csv", "mimeType": "text/csv", "buffer": LIST.encode("utf-8-sig")}
        page.set_input_files("#file", files=[file])  # type: ignore[list-item]
        page.get_by_role("button", name="看看前几行").click()
        page.get_by_role("button", name="办理整份名册").click()
        expect(page.get_by_role("heading", name="排队中")).to_be_visible()
        held.execute("SELECT pg_advisory_lock(%s, %s)", (AREA_LOCK, office.agency.area.id))
        with worker(office):
            expect(page.get_by_role("heading", name="正在办")).to_be_visible(timeout=60_000)
            held.execute("SELECT pg_advisory_unlock(%s, %s)", (AREA_LOCK, office.agency.area.id))
            expect(page.get_by_role("heading", name="办理结果")).to_be_visible(timeout=60_000)
        page.goto("/staff/jobs")
        assert page.get_by_role("cell", name="参保.csv").first.is_visible()
        context.close()


def come_in(office: Staffed, browser: Browser, address: str, login: str = "clerk", **more: Any) -> Page:
    """The page of somebody who has come in."""
    context = browser.new_context(base_url=address, viewport=WIDE, **more)
    token = Everybody(office.agency.area.code)[login]
    context.add_cookies([{"name": "session", "value": token, "url": address}])
    return context.new_page()


@pytest.mark.long
def test_only_what_changes_is_fetched_and_only_while_it_changes(office: Staffed) -> None:
    """What is in focus stays so; a moment without an answer is said, and it goes on; once it is done nothing is asked for any more."""
    number = begun(office)
    with pages_served() as address, chromium() as browser:
        page = come_in(office, browser, address, bypass_csp=True)
        page.goto(f"/staff/jobs/{number}")
        page.evaluate("window.stays = true")
        page.locator("#call-off").focus()
        with page.expect_response(f"**/staff/jobs/{number}"):
            pass
        with as_owner(office) as owner:
            owner.execute(
                "UPDATE job SET state = 'running', begun_at = clock_timestamp(), beat_at = clock_timestamp() WHERE number = %s",
                (number,),
            )
            expect(page.get_by_role("heading", name="正在办")).to_be_visible(timeout=10_000)
            page.locator("#again").focus()
            owner.execute("UPDATE job SET read_units = 3, all_units = 30 WHERE number = %s", (number,))
            expect(page.locator("progress")).to_have_attribute("value", "3", timeout=10_000)
            expect(page.locator("#again")).to_be_focused()
            assert wrong_with(page, WIDE) == []
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("yanglao.web.lists.jobs._seconds", None)
                expect(page.locator("#follows .told")).to_be_visible(timeout=10_000)
            expect(page.locator("progress")).to_be_visible(timeout=10_000)
            owner.execute(
                "UPDATE job SET state = 'waiting', begun_at = NULL, beat_at = NULL WHERE number = %s",
                (number,),
            )
        worked_off(office)
        expect(page.get_by_role("heading", name="办理结果")).to_be_visible(timeout=10_000)
        assert page.evaluate("window.stays"), "the whole page was fetched anew"
        assert wrong_with(page, WIDE) == []
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url))
        page.wait_for_timeout(2500)
        assert asked == []
        page.context.close()


@pytest.mark.long
def test_whoever_watches_is_led_to_what_was_done(office: Staffed) -> None:
    pressed = {"press": "do", "once": "9876543210abcdef"}
    where = str(office.as_("supervisor").post("/staff/do/whole_audit", pressed)["Location"])
    with pages_served() as address, chromium() as browser:
        page = come_in(office, browser, address, "supervisor")
        page.goto(where)
        worked_off(office)
        page.wait_for_url("**/staff/do/whole_audit/done/*", timeout=10_000)
        page.context.close()
