"""Before money moves, an account is changed or a list leaves, whoever is at the desk shows again who they are; what had been pressed goes on."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

import psycopg
import pytest
from coming_in import SECRET, come_in, key_of, later, nobody_must, shown, text_of
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from payday import DECEMBER, FIRST, PaidOffice, on_payday, paid_office
from signing import owner_of

from yanglao.acts.describing import DOING
from yanglao.acts.proposals import agreement_of
from yanglao.acts.register import REGISTER
from yanglao.commands.office import Office
from yanglao.policy.offices import offices_of
from yanglao.store.acting import ActRefused
from yanglao.store.proofs import prove

MINUTES = offices_of("dongfang-2011").proof_minutes
ON = 20111215
ASKED = "请再验证一次身份"
NEW_ACCOUNT = {
    "number": FIRST,
    "whose": "本人",
    "holder": "陈测试",
    "bank_account": "6217000000000000017",
    "on": "2011-12-14",
}


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PaidOffice]:
    made = paid_office(new_office, tmp_path_factory, "step_up")
    with on_payday(made), pytest.MonkeyPatch.context() as patch:
        nobody_must(patch)
        yield made


@pytest.fixture(scope="module")
def batch(office: PaidOffice) -> int:
    return int(office.months.prepare(DECEMBER, on=ON)["batch"])


def at(office: PaidOffice, login: str) -> Client:
    """Somebody who came in a while ago."""
    client = come_in(office, login)
    later(office, "opened", MINUTES + 1)
    return client


def fields_of(page: str) -> dict[str, str]:
    """What goes on with the proof, as the form of the page holds it."""
    form = page[page.index('class="asking dense-form"') :]
    return {
        name: html.unescape(value)
        for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
    }


def to_of(page: str) -> str:
    [to] = re.findall(r'action="([^"]*)" class="asking dense-form"', page)
    return str(to)


def proven(client: Client, page: str, proof: str) -> object:
    assert ASKED in page
    return client.post(to_of(page), {**fields_of(page), "proof": proof})


def test_agreeing_to_a_payroll_takes_a_proof_and_goes_on(office: PaidOffice, batch: int) -> None:
    reviewer = at(office, "reviewer")
    page = text_of(reviewer.post(f"/staff/payroll/{batch}/agree"))
    wrong = text_of(proven(reviewer, page, "not the secret"))
    assert "没有通过" in wrong and "not the secret" not in wrong
    assert office.desk.rows(
        "SELECT count(*) FROM proposal_step WHERE proposal_id = %s AND step = 'reviewed'", batch
    ) == [(0,)]
    done = proven(reviewer, wrong, SECRET)
    assert done["Location"] == f"/staff/payroll/{batch}?done=agreed"  # type: ignore[index]


def test_a_proof_is_good_for_a_while(office: PaidOffice) -> None:
    clerk = at(office, "clerk")
    page = text_of(clerk.post("/staff/do/payee", {**NEW_ACCOUNT, "press": "look"}))
    looked = proven(clerk, page, SECRET)
    assert looked.status_code == 200 and ASKED not in text_of(looked)  # type: ignore[attr-defined]
    assert "6217000000000000017" in text_of(looked)
    [once] = re.findall(r'name="once" value="(\w+)"', text_of(looked))
    assert clerk.post("/staff/do/payee", {**NEW_ACCOUNT, "press": "do", "once": once}).status_code == 302
    later(office, "opened", MINUTES + 1)
    assert ASKED in text_of(clerk.post("/staff/do/payee", {**NEW_ACCOUNT, "press": "look"}))


def test_what_weighs_little_is_not_asked_for(office: PaidOffice) -> None:
    clerk = at(office, "clerk")
    given = {"number": FIRST, "phone": "13907690001", "press": "look"}
    assert clerk.post("/staff/do/change_person", given).status_code == 200
    assert clerk.get("/staff/reports/call-list").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/staff/reports/call-list/xlsx", "/staff/reports/call-list?as=csv", "/staff/payroll/{}/export/lines"],
)
def test_a_list_of_people_leaves_with_a_proof_only(office: PaidOffice, batch: int, path: str) -> None:
    reviewer = at(office, "reviewer")
    address = path.format(batch)
    page = text_of(reviewer.get(address))
    assert ASKED in page and to_of(page) == "/staff/prove"
    over = text_of(proven(reviewer, page, SECRET))
    assert f'href="{html.escape(address)}"' in over
    file = reviewer.get(address)
    assert file.status_code == 200 and "attachment" in file["Content-Disposition"]


def test_sums_without_people_leave_as_they_are(office: PaidOffice) -> None:
    assert at(office, "accountant").get("/staff/reports/income/xlsx").status_code == 200


def test_a_code_where_there_is_a_second_factor(office: PaidOffice) -> None:
    director = come_in(office, "director")
    key = key_of(director)
    later(office, "opened", MINUTES + 1)
    page = text_of(director.get("/staff/reports/call-list/csv"))
    assert "六位数字" in page and 'type="password"' not in page
    assert "没有通过" in text_of(proven(director, page, SECRET))
    assert "验证好了" in text_of(proven(director, page, shown(key, later=30)))
    later(office, "opened", MINUTES + 1)
    assert "没有通过" in text_of(proven(director, page, shown(key, later=30)))  # the same code twice


def test_a_first_second_factor_takes_a_proof_too(office: PaidOffice) -> None:
    """Whoever finds a browser open does not make it theirs; the database itself refuses."""
    finance = at(office, "finance")
    [key] = re.findall(r'name="key" value="(\w+)"', text_of(finance.get("/staff/access")))
    page = text_of(finance.post("/staff/access", {"key": key, "code": shown(key)}))
    assert ASKED in page
    token = finance.cookies["session"].value
    made = "SELECT set_second_factor(%s, 'x', %s, %s, ARRAY[]::bytea[], NULL, NULL)"
    given = (token, bytes.fromhex(key), shown(key))
    assert office.agency.connection.execute(made, given).fetchone() == (False,)
    assert len(re.findall(r"<code>\w{5}-\w{5}</code>", text_of(proven(finance, page, SECRET)))) == 10


def test_guessing_shuts_the_login(office: PaidOffice, batch: int) -> None:
    accountant = at(office, "accountant")
    page = text_of(accountant.get(f"/staff/payroll/{batch}/export/lines"))
    for _ in range(5):
        assert "没有通过" in text_of(proven(accountant, page, "guessing"))
    assert "没有通过" in text_of(proven(accountant, page, SECRET))


def test_a_wrong_proof_is_refused_by_code(office: PaidOffice) -> None:
    agency, token = office.agency, at(office, "director").cookies["session"].value
    with pytest.raises(ActRefused) as refused:
        prove(agency.connection, agency.area, "director", token, "guessing", keys=agency.keys)
    assert refused.value.code == "proof_wrong"


def test_a_file_that_was_sent_is_to_be_sent_again(office: PaidOffice) -> None:
    auditor = at(office, "auditor")
    file = SimpleUploadedFile("theirs.csv", f"身份证号码\n{FIRST}\n".encode("utf-8-sig"))
    page = text_of(auditor.post("/staff/reports/overlaps", {"file": file, "as": "xlsx"}))
    if ASKED in page:
        assert "请再选一次" in page


def test_a_made_up_city_takes_a_press(office: PaidOffice, batch: int) -> None:
    """And no other: what says that it is one is in the database."""
    reviewer = at(office, "reviewer")
    address = f"/staff/payroll/{batch}/export/lines"
    assert "没有通过" in text_of(proven(reviewer, text_of(reviewer.get(address)), "made_up"))
    with psycopg.connect(owner_of(office.agency.connection.info.dsn), autocommit=True) as owner:
        owner.execute("SET session_replication_role = replica")
        owner.execute("UPDATE session SET credential_id = NULL WHERE login = 'reviewer'")
        assert "不是虚构的" in text_of(proven(reviewer, text_of(reviewer.get(address)), "made_up"))
        owner.execute(
            "INSERT INTO installation (name, value) VALUES ('demo_residents', '4'), ('demo_seed', '1')"
        )
        page = text_of(reviewer.get(address))
        assert (
            "虚构的城市" in page and 'name="proof" value="made_up"' in page and 'type="password"' not in page
        )
        assert "验证好了" in text_of(proven(reviewer, page, "made_up"))
        owner.execute("DELETE FROM installation WHERE name LIKE 'demo%%'")


def test_what_takes_a_proof_is_a_step_of_its_act() -> None:
    weighty = {act.key: set(act.proven) for act in REGISTER.values() if act.proven}
    for key, steps in weighty.items():
        agreement = REGISTER[key].agreement
        assert steps <= {DOING, *(agreement_of(REGISTER[key]).steps if agreement else ())}, key
    assert {"payroll", "bank_file", "payee", "change_persons", "refund", "heir_account"} <= weighty.keys()
