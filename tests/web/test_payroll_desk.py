"""The payroll desk: a batch as its readers see it, page by page; the presses of each role; nothing for those whom it does not concern."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import fastexcel
import psycopg
import pytest
from desks import worked_off
from django.test import Client
from payday import BARE, FIRST, LATER, LONG, SECOND, PaidOffice, on_payday, paid_office
from signing import sign_in

from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.commands.office import Office
from yanglao.site.postgres import SUPERUSER, with_user
from yanglao.store.acting import By
from yanglao.store.batches import batch_of
from yanglao.store.read.payroll import lines_in


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PaidOffice]:
    made = paid_office(new_office, tmp_path_factory, "payday")
    with on_payday(made):
        yield made


@pytest.fixture(scope="module")
def batch(office: PaidOffice) -> int:
    """Prepared by a press of the clerk."""
    pressed = [office.as_("clerk").post("/staff/payroll/prepare", {"once": "first"}) for _ in range(2)]
    [job] = {one["Location"] for one in pressed}  # pressed twice it is one job
    worked_off(office)
    answer = office.as_("clerk").get(job, follow=True)
    [number] = re.findall(r"/staff/payroll/(\d+)\?done=prepared", str(answer.redirect_chain))
    return int(number)


def text_of(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def page(office: PaidOffice, login: str, path: str, **cookies: str) -> str:
    answer = office.as_(login, **cookies).get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return text_of(answer)


def test_before_anything_is_prepared_the_list_says_what_to_do(office: PaidOffice) -> None:
    told = page(office, "clerk", "/staff/payroll")
    assert "编制2011年12月待遇发放" in told and told.count("<tr>") == 2
    assert "编制2011年12月待遇发放" not in page(office, "reviewer", "/staff/payroll")


def test_a_batch_is_handed_over_from_its_own_page(office: PaidOffice, batch: int) -> None:
    """By whom it waits for; the colleague reads the note there, and both can undo it."""
    path, address = f"/staff/payroll/{batch}", f"/staff/hand-over/proposal/{batch}"
    link = f'href="{address}"'
    newcomer = {"login": "reviewer-2", "name": "复核二", "role": "reviewer", "since": "2011-12-15"}
    told = do(office.agency, "appointment", [newcomer], by=By("system", 20111215, "a second reviewer"))
    agree(office.agency, number=told["proposal"], by=By("security", 20111215, "a second reviewer"))
    sign_in(office.agency.connection.info.dsn)
    for login in ("clerk", "accountant", "auditor"):
        assert link not in page(office, login, path)
    assert link in page(office, "reviewer", path)
    given = {"once": "handing", "login": "reviewer-2", "reason": "下乡三天"}
    assert office.as_("reviewer").post(address, given)["Location"] == "/staff"
    for login in ("reviewer", "reviewer-2"):
        assert "下乡三天" in page(office, login, path)
    assert link not in page(office, "reviewer", path) and link in page(office, "reviewer-2", path)
    [handover] = set(re.findall(r'name="handover" value="(\d+)"', page(office, "reviewer", path)))
    assert office.as_("reviewer").post(f"{address}/back", {"handover": handover}).status_code == 302
    assert "下乡三天" not in page(office, "reviewer", path)


def test_a_batch_is_shown_with_what_is_different_and_why(office: PaidOffice, batch: int) -> None:
    told = page(office, "reviewer", f"/staff/payroll/{batch}")
    for words in (
        "待遇核定",
        "新增",
        "新登记的账户",
        "收款账户不同",
        "没有登记账户",
        "省级财政",
        "同意,交财政拨付",
    ):
        assert words in told, words
    assert FIRST not in told and LONG not in told  # sums first; whoever is withheld has another name


def test_a_group_opens_to_its_persons(office: PaidOffice, batch: int) -> None:
    told = page(office, "reviewer", f"/staff/payroll/{batch}")
    groups = re.findall(rf'href="(/staff/payroll/{batch}/changes/[\w/]+)"', told)
    assert len(groups) >= 2
    opened = "".join(page(office, "reviewer", path) for path in groups)
    person = office.person(LATER)
    assert LONG in opened and f"/staff/person/{person}" in opened and LATER not in opened
    assert f"/staff/person/{person}/pension?why=2011-12#why" in opened


def test_what_is_kept_is_what_the_report_works_out(office: PaidOffice, batch: int) -> None:
    from yanglao.reports.asking import reader
    from yanglao.reports.batch import BATCH_REPORT, batch_report
    from yanglao.store.read.payroll import changed_in

    who = reader(office.agency, "reviewer", BATCH_REPORT.readers, on=20111215)
    told = sorted((row["before_fen"], row["now_fen"]) for row in batch_report(who, number=batch).rows)
    kept = sorted((one.before_fen, one.now_fen) for one in changed_in(office.agency.connection, batch))
    assert told == kept


def test_who_is_withheld_and_why(office: PaidOffice, batch: int) -> None:
    told = page(office, "reviewer", f"/staff/payroll/{batch}/withheld")
    assert f"/staff/person/{office.person(BARE)}" in told and "没有登记账户" in told and "共 1 行" in told


def test_pages_of_lines_meet_and_miss_nobody(office: PaidOffice, batch: int) -> None:
    connection, area = office.agency.connection, office.agency.area
    whole = lines_in(connection, batch_of(connection, area, batch))
    found, after = [], (0, 0)
    while True:
        part = lines_in(connection, batch_of(connection, area, batch), after=after, most=2)
        found += part
        if len(part) < 2:
            break
        after = part[-1].person, part[-1].month
    assert found == whole and len(whole) >= 5


def test_lines_of_one_person(office: PaidOffice, batch: int) -> None:
    told = page(office, "clerk", f"/staff/payroll/{batch}/lines?number={FIRST}")
    assert (
        f"/staff/person/{office.person(FIRST)}" in told
        and f"/staff/person/{office.person(SECOND)}" not in told
    )
    assert "没有登记这个号码" in page(
        office, "clerk", f"/staff/payroll/{batch}/lines?number=469007199001010000"
    )


@pytest.mark.parametrize("name", ["changes", "lines", "withheld", "returns"])
def test_lists_leave_as_workbooks(office: PaidOffice, batch: int, name: str) -> None:
    answer = office.as_("reviewer").get(f"/staff/payroll/{batch}/export/{name}")
    content = answer.content
    rows = fastexcel.read_excel(content).load_sheet(0, header_row=2).to_polars().rows()
    assert (name == "returns") or any(row[0] in (BARE, LATER) for row in rows)


def test_a_proposal_of_a_payroll_leads_to_its_desk(office: PaidOffice, batch: int) -> None:
    answer = office.as_("reviewer").get(f"/staff/tasks/{batch}")
    assert answer.status_code == 302 and answer["Location"] == f"/staff/payroll/{batch}"


LOGINS = ("clerk", "reviewer", "director", "supervisor", "auditor", "accountant", "finance")
OUTSIDE = ("township", "assistant", "certifier", "system", "security")
PATHS = (
    "",
    "/{n}",
    "/{n}/gate",
    "/{n}/lines",
    "/{n}/withheld",
    "/{n}/returns",
    "/returns",
    "/{n}/export/lines",
)


@pytest.mark.parametrize("login", OUTSIDE)
def test_for_others_there_is_no_payroll(office: PaidOffice, batch: int, login: str) -> None:
    client = office.as_(login)
    assert "/staff/payroll" not in text_of(client.get("/staff"))
    for path in PATHS:
        assert client.get("/staff/payroll" + path.format(n=batch)).status_code == 404, path
    for press in PRESSES:
        assert client.post(f"/staff/payroll/{batch}/{press}", {}).status_code == 404, press


def test_finance_sees_sums_and_nobody(office: PaidOffice, batch: int) -> None:
    told = page(office, "finance", f"/staff/payroll/{batch}")
    assert "/staff/person/" not in told and "/changes/" not in told
    for path in PATHS[3:]:
        assert office.as_("finance").get("/staff/payroll" + path.format(n=batch)).status_code == 404


PRESSES = ("agree", "send-back", "apply", "bank-file", "answer")
MAY = {
    "agree": {"reviewer", "finance", "accountant"},
    "send-back": {"reviewer", "finance"},
    "apply": {"accountant"},
    "bank-file": {"accountant"},
    "answer": {"accountant"},
}


@pytest.mark.parametrize("press", PRESSES)
def test_each_press_is_of_its_roles(office: PaidOffice, batch: int, press: str) -> None:
    for login in set(LOGINS) - MAY[press]:
        answer = office.as_(login).post(f"/staff/payroll/{batch}/{press}", {"reason": "x"})
        assert answer.status_code == 404, login
    assert office.as_("reviewer").post("/staff/payroll/prepare", {}).status_code == 404


def test_a_step_out_of_order_is_refused_in_words(office: PaidOffice, batch: int) -> None:
    answer = office.as_("accountant").post(f"/staff/payroll/{batch}/bank-file")
    assert answer.status_code == 409 and "没有办成" in text_of(answer)
    assert office.as_("finance").post(f"/staff/payroll/{batch}/agree").status_code == 404


def test_sending_back_wants_a_reason(office: PaidOffice, batch: int) -> None:
    answer = office.as_("reviewer").post(f"/staff/payroll/{batch}/send-back", {"reason": " "})
    assert answer.status_code == 400 and 'id="reason-why"' in text_of(answer)


def test_an_answer_without_a_file_is_asked_for_again(office: PaidOffice, batch: int) -> None:
    answer = office.as_("accountant").post(f"/staff/payroll/{batch}/answer")
    assert answer.status_code == 400 and "请先选" in text_of(answer)


def test_a_second_batch_waits_for_the_first(office: PaidOffice, batch: int) -> None:
    job = office.as_("clerk").post("/staff/payroll/prepare", {"once": "second"})["Location"]
    worked_off(office)
    assert f"批次 {batch} 尚未记账或退回" in page(office, "clerk", job)


def test_an_altered_batch_is_stopped_and_said_what_to_do(office: PaidOffice, batch: int) -> None:
    url = with_user(office.agency.connection.info.dsn, SUPERUSER)
    moved = "UPDATE {own} SET cash_fen = cash_fen {sign} 100, base_city_fen = base_city_fen {sign} 100 WHERE person_id = {person}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        own = connection.execute("SELECT own_table_of(%s)", (batch,)).fetchone()
        assert own is not None
        connection.execute(moved.format(own=own[0], sign="+", person=office.person(FIRST)))
        answer = office.as_("reviewer").post(f"/staff/payroll/{batch}/agree")
        looked = text_of(office.as_("reviewer").get(f"/staff/payroll/{batch}/gate"))
        connection.execute(moved.format(own=own[0], sign="-", person=office.person(FIRST)))
    told = text_of(answer)
    assert (
        answer.status_code == 409
        and "没有办成" in told
        and told.count('<span class="tag risk">否</span>') >= 3
    )
    assert "退回批次,查明原因后重新编制" in told and "不能放行" in looked
    assert "各项都符合" in page(office, "reviewer", f"/staff/payroll/{batch}/gate")


@pytest.mark.parametrize("path", ["", "/{n}", "/{n}/gate", "/{n}/lines", "/{n}/withheld", "/{n}/returns"])
def test_english_is_whole(office: PaidOffice, batch: int, path: str) -> None:
    told = page(office, "reviewer", "/staff/payroll" + path.format(n=batch), lang="en")
    outside = re.sub(r'<[^>]*lang="zh-Hans"[^>]*>[^<]*<', "<", told).replace("中文", "")
    outside = re.sub(r'<span class="unseen"> [^<]*</span>', "", outside)
    assert not re.search(r"[一-鿿]", outside), re.findall(r"[一-鿿]+", outside)


def test_the_list_asks_for_a_month_as_it_is_written(office: PaidOffice, batch: int) -> None:
    assert 'id="month-why"' in page(office, "clerk", "/staff/payroll?month=12月")
    assert f"/staff/payroll/{batch}" in page(office, "clerk", "/staff/payroll?month=2011-12")
    assert "这个月没有批次" in page(office, "clerk", "/staff/payroll?month=2015-01")


def test_nothing_is_there_for_a_batch_that_is_not(office: PaidOffice) -> None:
    client: Client = office.as_("reviewer")
    for path in ("/staff/payroll/999999", "/staff/payroll/999999/lines", "/staff/payroll/1/changes/x/fact/1"):
        assert client.get(path).status_code == 404
