"""三员 Accounts and settings, roles and keys, the log: each administrator sees their own, none another's, and none of them a person of the register."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from coming_in import text_of
from payday import DECEMBER, FIRST, LONG, PaidOffice, on_payday, paid_office

from yanglao.acts.doing import do
from yanglao.commands.office import Office
from yanglao.kernel.identity import masked
from yanglao.store.acting import By

ON = 20111215
OWN = {"system": "/staff/accounts", "security": "/staff/roles", "logs": "/staff/log"}


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PaidOffice]:
    made = paid_office(new_office, tmp_path_factory, "three", more=[("logs", "logs", "日志")])
    with on_payday(made):
        made.months.prepare(DECEMBER, on=ON)
        given = {"number": FIRST, "phone": "13907690001"}
        do(made.agency, "change_person", [given], by=By("clerk", ON, "phone"))
        new = {"login": "newcomer", "name": "新人", "role": "finance", "since": "2011-12-16", "number": FIRST}
        do(made.agency, "appointment", [new], by=By("system", ON, "appoint"))
        yield made


def reachable(office: PaidOffice, login: str) -> dict[str, str]:
    """Every page that links lead to from the first one, however they ask for it: address -> what it says."""
    client, seen, left = office.as_(login), {}, ["/staff"]
    while left:
        path = left.pop()
        answer = client.get(path)
        assert answer.status_code in (200, 302), (login, path)
        if answer.status_code == 200 and "text/html" in answer["Content-Type"]:
            seen[path] = text_of(answer)
            found = set(re.findall(r'href="(/staff[^"?#]*)', seen[path]))
            left += sorted(found - seen.keys() - set(left))
        else:
            seen[path] = ""
    return seen


@pytest.mark.parametrize("login", OWN)
def test_an_administrator_sees_nobody_of_the_register(office: PaidOffice, login: str) -> None:
    pages = reachable(office, login)
    assert OWN[login] in pages and "/staff/search" not in pages
    for path, page in pages.items():
        for secret in ("陈老", LONG, FIRST, masked(FIRST), "13907690001"):
            assert secret not in page, (path, secret)


@pytest.mark.parametrize("login", OWN)
def test_none_of_them_opens_what_is_another_s(office: PaidOffice, login: str) -> None:
    client = office.as_(login)
    opened = {path for path in OWN.values() if client.get(path).status_code == 200}
    assert opened == {OWN[login]}
    for act, who in (("appointment", "system"), ("invitation", "system"), ("claim", ""), ("payroll", "")):
        assert (client.get(f"/staff/do/{act}").status_code == 200) == (login == who), act


def test_what_one_proposes_another_agrees_to_and_the_third_reads(office: PaidOffice) -> None:
    tasks = re.findall(r"/staff/tasks/(\d+)", text_of(office.as_("security").get("/staff")))
    page = text_of(office.as_("security").get(f"/staff/tasks/{tasks[0]}"))
    assert "newcomer" in page and "请您决定" in page
    assert office.as_("logs").get(f"/staff/tasks/{tasks[0]}").status_code == 404
    assert office.as_("clerk").get(f"/staff/tasks/{tasks[0]}").status_code == 404
    log = text_of(office.as_("logs").get("/staff/log?login=system"))
    assert "任用" in log and "提出" in log and "newcomer" not in log


def test_accounts_and_their_state(office: PaidOffice) -> None:
    page = text_of(office.as_("system").get("/staff/accounts"))
    row = page[page.index(">clerk<") :].split("</tr>")[0]
    assert "经办" in row and "邀请码待用" in row and "未设" in row
    assert "不操作即退出" in page and "30" in page


def test_who_lacks_a_second_factor_and_which_keys(office: PaidOffice) -> None:
    page = text_of(office.as_("security").get("/staff/roles"))
    assert office.agency.keys.fingerprint in page
    lacking = page[page.index("还没设手机验证码") :]
    assert ">reviewer<" in lacking and ">assistant<" not in lacking


def test_the_log_page_by_page(office: PaidOffice) -> None:
    client, seen, path = office.as_("logs"), [], "/staff/log"
    while path:
        page = text_of(client.get(path))
        seen += re.findall(r'<td class="num"[^>]*>(\d+)</td>', page)
        older = re.search(r'href="(/staff/log\?[^"]*)" rel="next"', page)
        path = older[1].replace("&amp;", "&") if older else ""
    numbers = [str(number) for (number,) in office.desk.rows("SELECT id FROM act ORDER BY id DESC")]
    assert sorted(seen, key=int, reverse=True) == numbers
    assert office.as_("auditor").get("/staff/log").status_code == 200
    assert client.get("/staff/log?before=yesterday").status_code == 200


def test_failures_of_coming_in_are_in_the_log(office: PaidOffice) -> None:
    client = office.as_("logs")
    client.post("/staff/sign-in", {"login": "director", "secret": "guessing"})
    page = text_of(office.as_("logs").get("/staff/log?login=director"))
    assert "登录或验证失败" in page and "guessing" not in page
