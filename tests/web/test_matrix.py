"""Who may open what: every address × everybody × method × whom it is about, as tests/web/matrix.csv says. An address without a row is red.

Where something is changed on purpose, the table as it is now lies beside the report of the failed test, to be read and put in place.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from acts.desk import certifies, number
from desks import reads
from django.test import Client
from django.urls import URLPattern
from payday import DECEMBER, FIRST, PaidOffice, on_payday, paid_office

from yanglao.acts.bureaus import matters_of_act
from yanglao.acts.doing import do
from yanglao.acts.register import REGISTER
from yanglao.acts.roles import ROLES
from yanglao.commands.office import Office
from yanglao.policy.bureaus import bureaus_of
from yanglao.reports.register import REPORTS
from yanglao.site.addresses import READER_ROLE
from yanglao.site.postgres import with_user
from yanglao.store.acting import ActRefused, By
from yanglao.store.requests import make_request
from yanglao.store.residents import come_in

pytestmark = pytest.mark.long

TABLE = Path(__file__).with_name("matrix.csv")
ON = 20111215
CIVIL = bureaus_of("dongfang-2011")["civil"]
ELSEWHERE = number(8)
UNKNOWN = 99999
FORMER = (20100101, 20111201)
KINDS = {"own kind": "category", "other kind": "student"}
"""Acts of the bureau that stands for all of them in the table, and of another one."""
UNITS = {"own unit": "469007-01", "other unit": "469007-02", "unknown": "469007-99"}
MORE = (
    ("township-1", "township", "乡镇一", "469007-01"),
    *certifies("civil", "民政", "civil"),
    ("publicity", "publicity", "宣传"),
    ("logs", "logs", "日志"),
    ("former", "clerk", "离任", "", *FORMER),
    ("former", "reviewer", "离任", "", *FORMER),
    ("moved", "clerk", "调岗", "", *FORMER),
    ("moved", "finance", "调岗", "", FORMER[1]),
)
LOGINS = {role: role for role in ROLES} | {"township": "township-1", "certifier": "civil"}
"""Role -> a login that holds this one and no other; those of a unit are of 永安社区, whoever certifies is of civil affairs."""
OTHERS = ("stranger", "resident", "former", "moved")
"""Nobody, a resident, one whose two roles are over, one of whose two roles the one of a clerk is over."""
STATIC = r"^static/(?P<stem>\w+)\.(?P<digest>\w+)\.(?P<suffix>\w+)$"
EVERYBODY = (*OTHERS, *ROLES)
METHODS = ("GET", "POST")
NO_METHODS = ("PUT", "DELETE", "PATCH")
Row = dict[str, str]


@dataclass(frozen=True)
class Known:
    """What the office has: an example of everything that an address may name."""

    office: PaidOffice
    tasks: dict[str, int]
    batches: dict[str, int]
    jobs: dict[str, str]
    group: str
    resident: str
    requests: dict[str, int]

    @property
    def persons(self) -> dict[str, int]:
        mine, other = (self.office.person(one) for one in (FIRST, ELSEWHERE))
        return {"own unit": mine, "other unit": other, "unknown": UNKNOWN}

    def browser(self, who: str) -> Client:
        if who == "resident":
            client = Client(SERVER_NAME="127.0.0.1")
            client.cookies["resident"] = self.resident
            return client
        return Client(SERVER_NAME="127.0.0.1") if who == "stranger" else self.office.as_(LOGINS.get(who, who))


@pytest.fixture(scope="module")
def known(
    new_office: Callable[[str], Office],
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[Known]:
    """The office of a file of tests: another file that looks at every page has one of its own."""
    office = paid_office(new_office, tmp_path_factory, request.node.path.stem, more=MORE)
    url = with_user(office.agency.connection.info.dsn, READER_ROLE)
    with on_payday(office), reads(url), pytest.MonkeyPatch.context() as patch:
        row = {"number": ELSEWHERE, "name": "陈测试", "unit": "东海社区"}
        office.desk.take("register", [row], on=ON)
        batches = {"sent": office.months.last_booked(), "unknown": UNKNOWN}
        office.months.send(batches["sent"], on=ON)
        batches["prepared"] = office.months.prepare(DECEMBER, on=ON)["batch"]
        known = Known(
            office, _tasks(office), batches, _jobs(office), _group(office, batches), *_residents(office)
        )
        patch.setattr("yanglao.papers.making.typeset", lambda *of, **more: b"%PDF")
        patch.setattr("yanglao.store.residents.proof_of_secret", lambda secret, salt: b"")
        _bare(patch)
        with nothing_stays(office, patch):
            yield known


def _bare(patch: pytest.MonkeyPatch) -> None:
    """What is not there is said without a page around it, which takes its time some thousand times."""
    from django.http import HttpResponse

    for module in ("errors", "staff.desk"):
        patch.setattr(
            f"yanglao.web.{module}.told", lambda request, status, line=None: HttpResponse(status=status)
        )


def _tasks(office: PaidOffice) -> dict[str, int]:
    def propose(whom: str, once: str) -> int:
        given = {"number": whom, "phone": "13907690001"}
        return int(do(office.agency, "change_person", [given], by=By("clerk", ON, once))["proposal"])

    def end(kind: str) -> int:
        given = {"number": FIRST, "category": kind, "from": "2011-11-01"}
        asked = [given, given | {"until": "2011-12-01"}]
        told = [do(office.agency, "category", [one], by=By("certifier", ON, f"{one}")) for one in asked]
        return int(told[-1]["proposal"])

    return {
        "own unit": propose(FIRST, "here"),
        "other unit": propose(ELSEWHERE, "elsewhere"),
        "own kind": end("low_income"),
        "other kind": end("severe_disability"),
        "unknown": UNKNOWN,
    }


def _jobs(office: PaidOffice) -> dict[str, str]:
    from yanglao.acts.jobs.files import hand_in

    pieces = ["身份证号码,参保日期\n".encode()]
    return {
        "a clerk's": hand_in(office.agency, "clerk", "enrolment", ON, "list.csv", pieces),
        "unknown": "0",
    }


def _group(office: PaidOffice, batches: dict[str, int]) -> str:
    page = office.as_("reviewer").get(f"/staff/payroll/{batches['prepared']}").content.decode()
    return re.findall(r"/changes/(\w+/\w+/\d+)", page)[0]  # type: ignore[no-any-return]


def _residents(office: PaidOffice) -> tuple[str, dict[str, int]]:
    """The session of a resident, and what that one and another ask for: a tier, which their units may do."""
    sessions, asked = [], []
    for whom in (FIRST, ELSEWHERE):
        told = do(office.agency, "letter_code", [{"number": whom}], by=By("clerk", ON, f"letter {whom}"))
        sessions.append(come_in(office.agency, whom, told["told_once"]["letter_code"]))
        given = {"year": "2011", "tier_yuan": "100"}
        person = office.person(whom)
        asked.append(make_request(office.agency, sessions[-1], person, "tier", given, on=ON, key="tier"))
    return sessions[0], {"own unit": asked[0], "other unit": asked[1], "unknown": UNKNOWN}


@contextmanager
def nothing_stays(office: PaidOffice, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever a request does is undone: everybody finds the office as it was."""
    with psycopg.connect(office.agency.connection.info.dsn, autocommit=True) as connection:

        class Undone:
            @contextmanager
            def connection(self, waits: float) -> Iterator[psycopg.Connection]:
                with connection.transaction(force_rollback=True):
                    connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                    yield connection

        patch.setattr("yanglao.web.office._pool", lambda url, data: Undone())
        yield


def routes() -> list[URLPattern]:
    from yanglao.site.urls import urlpatterns

    return urlpatterns


def examples(known: Known) -> dict[str, list[tuple[str, str]]]:
    """Of each address: about whom or what, and the address itself as somebody may type it."""
    from yanglao.web.assets import asset

    about = {words: f"?person={person}" for words, person in known.persons.items()}
    lists = {"of persons": "call-list", "of the fund": "income", "unknown": "no"}
    files = {"of persons": "call-list/xlsx", "of the fund": "income/csv"}
    special = {
        "staff/guide/<slug:role>": _each(
            "staff/guide/{}", "{}", {"reviewer": "reviewer", "unknown": "nobody"}
        ),
        "staff/do/<slug:key>": [*_each("staff/do/tier{}", "{}", about), *_each("staff/do/{}", "{}", KINDS)],
        "staff/do/<slug:key>/done/<slug:once>": _each(
            "staff/do/change_person/done/{}", "{}", {"a clerk's": "here", "unknown": "never"}
        ),
        "staff/lists/<slug:key>": _each(
            "staff/lists/{}", "{}", {"enrolment": "enrolment", **KINDS, "unknown": "no"}
        ),
        "staff/lists/<slug:key>/template": _each("staff/lists/{}/template", "{}", {"enrolment": "enrolment"}),
        "staff/reports/<slug:name>": _each("staff/reports/{}", "{}", lists),
        "staff/reports/<slug:name>/<slug:kind>": _each("staff/reports/{}", "{}", files),
        "me/requests/<slug:kind>": _each(
            "me/requests/{}", "{}", {"change_unit": "change_unit", "unknown": "no"}
        ),
        "staff/hand-over/<slug:kind>/<int:number>": _each("staff/hand-over/{}", "{}", _handed(known)),
        "staff/hand-over/<slug:kind>/<int:number>/back": _each(
            "staff/hand-over/{}/back", "{}", _handed(known)
        ),
        "staff/papers/<slug:kind>": _each("staff/papers/account-statement{}", "{}", about),
        STATIC: [("", asset("staff.css").address)],
    }
    paths = [str(route.pattern) for route in routes()]
    return {path: special.get(path) or _example(path, known) for path in paths}


def _handed(known: Known) -> dict[str, str]:
    """Tasks by their kind and number."""
    tasks = {f"proposal, {about}": f"proposal/{number}" for about, number in known.tasks.items()}
    asked = {f"request, {about}": f"request/{number}" for about, number in known.requests.items()}
    return {**tasks, **asked, "of no kind": "nothing/1"}


def _example(path: str, known: Known) -> list[tuple[str, str]]:
    """By what stands in an address; an address of a new kind has none, and is said so."""
    if "<" not in path:
        return [("", f"/{path}")]
    path = path.replace("<slug:name>", "lines")
    path = path.replace("<slug:change>/<slug:cause>/<int:kind>", known.group)
    path = path.replace("<slug:kind>/<int:at>", f"person/{known.persons['own unit']}")
    path = path.replace("<int:at>", str(UNKNOWN))  # of somebody whom the survey alone knows: nobody here
    path = path.replace("<slug:span>/<slug:month>", "month/2011-11")
    of = {
        "staff/tasks": known.tasks,
        "staff/payroll": known.batches,
        "staff/requests": known.requests,
        "me/requests": known.requests,
    }
    for hole, about in (
        ("<int:person>", known.persons),
        ("<slug:job>", known.jobs),
        ("<slug:code>", UNITS),
        ("<int:number>", of.get("/".join(path.split("/")[:2]), {})),
    ):
        if hole in path:
            return _each(path, hole, about)
    return []


def _each(path: str, hole: str, about: dict[str, Any]) -> list[tuple[str, str]]:
    return [(words, "/" + path.replace(hole, str(value))) for words, value in about.items()]


def answer(client: Client, method: str, path: str) -> str:
    """In a word: page, file, on (to another page), sign in, nothing (does not exist), no method, refused (in words)."""
    told = client.generic(method, path)
    status, kind = told.status_code, told.get("Content-Type", "")
    if status == 302:
        return "sign in" if "/sign-in" in told["Location"] else "on"
    if status == 200:
        return "page" if kind.startswith("text/html") else "file"
    assert status in (400, 403, 404, 405, 409), (method, path, status, told.content.decode())
    return {404: "nothing", 405: "no method"}.get(status, "refused")


def test_every_address_answers_everybody_as_the_table_says(known: Known, tmp_path: Path) -> None:
    there = examples(known)
    assert [address for address, paths in there.items() if not paths] == [], "addresses without an example"
    found = [
        {"address": address, "about": about, "method": method}
        | {who: answer(known.browser(who), method, path) for who in EVERYBODY}
        for address, paths in there.items()
        for about, path in paths
        for method in METHODS
    ]
    write(found, tmp_path / TABLE.name)
    assert differences(found, read(TABLE)) == [], f"read {tmp_path / TABLE.name}, and put it in place"


def test_other_methods_are_refused_everywhere(known: Known) -> None:
    """Before anybody is asked who they are."""
    for paths in examples(known).values():
        for method in NO_METHODS:
            told = {answer(known.browser(who), method, paths[0][1]) for who in ("stranger", "auditor")}
            assert told == {"no method"}, (method, paths)


def test_the_table_keeps_apart_what_is_apart() -> None:
    """Read by rules, so that a table put in place unread is red all the same."""
    for row in read(TABLE):
        of_staff = row["address"].startswith("staff")
        if of_staff and "sign-in" not in row["address"]:
            outside = {row[who] for who in ("stranger", "resident", "former")}
            assert outside <= {"sign in", "no method"}, row
            assert row["method"] == "POST" or row["moved"] == row["finance"], row
        if of_staff and row["about"] in ("other unit", "unknown"):
            assert {row["assistant"], row["township"]} <= {"nothing", "no method"}, row
        if of_staff and row["about"] == "other kind":
            assert row["certifier"] in ("nothing", "no method"), row
        if of_staff and row["about"] == "own kind":
            assert row["certifier"] != "nothing", row
        if of_staff and row["about"] == "unknown":
            assert not {"page", "file", "on"}.intersection(row[role] for role in ROLES), row


def test_an_act_exists_for_those_who_may_do_it(known: Known) -> None:
    for role in ROLES:
        client = known.browser(role)
        theirs = {key for key in REGISTER if client.get(f"/staff/do/{key}").status_code == 200}
        of_bureau = [CIVIL.matters] if role == "certifier" else []
        assert theirs == {
            act.key
            for act in REGISTER.values()
            if role in act.who and act.is_done and all(matters_of_act(act) & one for one in of_bureau)
        }, role
        for key in sorted(REGISTER.keys() - theirs)[::10]:
            assert client.post(f"/staff/do/{key}", {"press": "do"}).status_code == 404, (role, key)


def test_a_report_exists_for_those_who_read_it(known: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    def not_made(*of: object) -> None:
        raise ActRefused("not_made", "不做。", "Not made.")

    monkeypatch.setattr("yanglao.web.reports.pages._made", not_made)
    for role in ROLES:
        client = known.browser(role)
        theirs = {name for name in REPORTS if client.get(f"/staff/reports/{name}").status_code != 404}
        assert theirs == {name for name, one in REPORTS.items() if role in one.readers}, role


def differences(found: list[Row], table: list[Row]) -> list[str]:
    """What is answered otherwise than the table says, and rows that only one of the two has."""
    now, then = _by_name(found), _by_name(table)
    unknown = [f"{name}: only in one of the two" for name in now.keys() ^ then.keys()]
    changed = [
        f"{name} for {who}: {row[who]}, not {then[name].get(who)}"
        for name, row in now.items()
        if name in then
        for who in row
        if row[who] != then[name].get(who)
    ]
    return unknown + changed


def _by_name(rows: list[Row]) -> dict[str, Row]:
    return {f"{row['method']} {row['address']} ({row['about']})": row for row in rows}


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(rows: list[Row], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
