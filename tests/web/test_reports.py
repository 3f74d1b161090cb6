"""Reports as pages: whoever may read one opens it, for the others it does not exist; filtered, sorted, searched, taken away."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from acts.desk import number
from desks import ELSEWHERE, NEAR_60, PENSIONER, YOUNG, Staffed, served, staffed
from django.core.files.uploadedfile import SimpleUploadedFile

from yanglao.commands.office import Office
from yanglao.kernel.identity import masked
from yanglao.lists.bureau_layouts import BUREAU_LIST
from yanglao.reports.making import may_read
from yanglao.reports.register import REPORTS
from yanglao.reports.report import Column
from yanglao.web.reports.groups import GROUPS, called, tells
from yanglao.web.reports.rows import Cell, _shown

LOGINS = (
    "clerk",
    "reviewer",
    "director",
    "accountant",
    "certifier",
    "finance",
    "township",
    "supervisor",
    "assistant",
    "system",
)
GIVEN = {
    **{name: {"month": "2013-06"} for name in ("vouchers", "treasury-voucher")},
    **{name: {"year": "2012"} for name in ("statistics", "supervision-report", "final-account")},
    **{name: {"number": PENSIONER} for name in ("statement", "back-payment-or-leave", "transfer-papers")},
    **{name: {"number": PENSIONER, "about": "award"} for name in ("decision", "reexamination")},
    "reconciliation": {"month": "2013-06", "account": "receipts"},
    "account-ledger": {"account": "1001"},
    "unit-report": {"unit": "永安社区", "month": "2013-06"},
    **{name: {name.split("-")[-1]: "1"} for name in ("case", "subsidy-call")},
    **{name: {"batch": "1"} for name in ("batch", "gate")},
}

OF_SOMETHING = [
    name for name, given in GIVEN.items() if {"number", "unit", "batch", "case", "call"} & given.keys()
]


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = staffed(new_office, tmp_path_factory, "reports")
    with served(made):
        yield made


def text_of(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def numbers_in(page: str) -> list[str]:
    return re.findall(r"\d{4}\*{10}\w{4}", page)


def test_every_report_stands_in_one_group() -> None:
    assert sorted(one.name for _, reports in GROUPS for one in reports) == sorted(REPORTS)


def test_nothing_on_a_page_speaks_of_options() -> None:
    for about in REPORTS.values():
        for text in (*called(about), *tells(about)):
            assert text and "--" not in text and "`" not in text, text


def test_every_report_opens_for_those_who_may_read_it_and_for_nobody_else(office: Staffed) -> None:
    """With what it cannot do without; what there is not in this office is refused in words, on the page of the report."""
    wrong = []
    for login in LOGINS:
        client = office.as_(login)
        for name, about in REPORTS.items():
            status = client.get(f"/staff/reports/{name}", GIVEN.get(name, {})).status_code
            expected = (200, 409) if may_read(office.agency, login, about, 20130731) else (404,)
            if name in OF_SOMETHING:
                expected = (*expected, 404)  # none of that number, or not theirs
            if status not in expected:
                wrong.append((login, name, status))
    assert wrong == []


def test_the_list_of_reports_shows_those_one_may_read(office: Staffed) -> None:
    for login in ("clerk", "certifier", "finance", "supervisor"):
        client = office.as_(login)
        listed = set(re.findall(r'href="/staff/reports/([\w-]+)"', text_of(client.get("/staff/reports"))))
        assert listed == {
            n for n, about in REPORTS.items() if may_read(office.agency, login, about, 20130731)
        }


def test_search_sort_and_the_file_say_the_same(office: Staffed) -> None:
    clerk, path = office.as_("clerk"), "/staff/reports/target-group"
    page = text_of(clerk.get(path, {"persons": "true", "sort": "number", "down": "1"}))
    everybody = [masked(one) for one in sorted((YOUNG, NEAR_60, PENSIONER, ELSEWHERE), reverse=True)]
    assert numbers_in(page) == everybody and 'aria-sort="descending"' in page
    assert f'href="/staff/person/{office.person(NEAR_60)}"' in page and NEAR_60 not in page
    some = text_of(clerk.get(path, {"persons": "true", "find": NEAR_60}))
    assert numbers_in(some) == [masked(NEAR_60)] and "找到 1 行" in some
    file = clerk.get(f"{path}/csv", {"persons": "true", "find": NEAR_60})
    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert len(rows) == 2 and rows[1][0].strip() == NEAR_60
    assert clerk.get(f"{path}/xlsx", {"persons": "true"}).content[:2] == b"PK"
    assert "没有找到" in text_of(clerk.get(path, {"find": "天涯海角"}))
    assert clerk.get(f"{path}/pdf").status_code == 404


def test_a_way_back_keeps_what_was_chosen(office: Staffed) -> None:
    page = text_of(office.as_("clerk").get("/staff/reports/target-group?persons=true&find=测试&sort=unit"))
    [address] = set(re.findall(r'/staff/reports/target-group/print(\?[^"]*)"', page))
    assert "persons=true" in address and "sort=unit" in address and "find=" in address
    assert 'name="persons" value="true" checked' in page


def test_an_assistant_reads_of_the_own_unit_alone(office: Staffed) -> None:
    assistant = office.as_("assistant")
    page = text_of(assistant.get("/staff/reports/target-group", {"persons": "true"}))
    assert masked(ELSEWHERE) not in numbers_in(page) and len(numbers_in(page)) == 3
    assert "东海社区" not in page
    assert assistant.get("/staff/reports/target-group", {"unit": "东海社区"}).status_code == 404
    theirs = assistant.get("/staff/reports/statement", {"number": ELSEWHERE})
    nobody = assistant.get("/staff/reports/statement", {"number": number(9)})
    assert theirs.status_code == nobody.status_code == 404
    assert assistant.get("/staff/reports/statement/csv", {"number": ELSEWHERE}).status_code == 404


def test_what_is_read_of_one_person_is_noted(office: Staffed) -> None:
    from yanglao.store.looks import looks_at

    person = office.person(YOUNG)
    office.as_("clerk").get("/staff/reports/statement", {"number": YOUNG})
    [look] = looks_at(office.agency.connection, office.agency.area, person)
    assert (look.login, look.what) == ("clerk", "statement")


def test_a_list_is_held_against_ours(office: Staffed) -> None:
    client, path = office.as_("certifier"), "/staff/reports/compare"
    asked = text_of(client.get(path))
    assert 'type="file"' in asked and "选好名册文件" in asked
    titles = [field.title for field in BUREAU_LIST.fields]
    cells = {"number": YOUNG, "name": "陈测试"}
    text = ",".join(titles) + "\n" + ",".join(cells.get(one.name, "") for one in BUREAU_LIST.fields) + "\n"
    file = SimpleUploadedFile("theirs.csv", text.encode())
    told = client.post(path, {"file": file, "kind": "low_income"})
    page = text_of(told)
    assert told.status_code == 200 and "名册有、本系统无有效认定" in page and masked(YOUNG) in page


def test_english_is_whole(office: Staffed) -> None:
    client = office.as_("supervisor", lang="en")
    for path in ("", *(f"/{name}" for name in REPORTS)):
        page = text_of(client.get(f"/staff/reports{path}", GIVEN.get(path[1:], {})))
        outside = (
            re.sub(r'<(\w+)[^>]*lang="zh-Hans"[^>]*>.*?</\1>', "<>", page)
            .replace("中文", "")
            .replace("永安社区", "")
        )
        assert not re.search(r"[\u4e00-\u9fff]", outside), (
            path,
            re.findall(r".{40}[\u4e00-\u9fff]+.{20}", outside)[:3],
        )


def test_whoever_works_here_is_told_by_name_and_much_is_folded() -> None:
    """A login stands where a login is asked for; of a long cell the beginning is shown; what is short keeps to a line."""
    who, login = Column("by", ("提出人", "by")), Column("login", ("登录名", "login"))
    desk: Any = SimpleNamespace(english=False)
    assert _shown(who, "clerk", desk, {"clerk": "王海"}) == "王海"
    assert _shown(login, "clerk", desk, {"clerk": "王海"}) == "clerk"
    cells = [
        Cell(text, False, True, "证据") for text in ("2016-12-31", "一" * 30, "4600**********2819、" * 40)
    ]
    assert [(one.is_short, one.is_long, one.is_folded) for one in cells] == [
        (True, False, False),
        (False, True, False),
        (False, True, True),
    ]
