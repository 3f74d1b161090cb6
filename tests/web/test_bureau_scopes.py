"""认定范围 On pages a bureau finds its own matters only: desk, person, tasks, forms, lists, reports, search; what is another's does not exist for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from acts.desk import Desk, certifies
from acts.desk import found as found_office
from desks import NEAR_60, YOUNG, Staffed, served

from yanglao.acts.doing import do
from yanglao.commands.office import Office
from yanglao.kernel.identity import masked
from yanglao.policy.bureaus import bureaus_of
from yanglao.store.acting import By

pytestmark = pytest.mark.long
DESK = "/staff/bureau"
POOR, SEVERE = "低保", "重度残疾"
OWN = {"civil": "low_income", "disabled": "severe_disability"}


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    """One who is poor and disabled, and whose poverty is about to end; an end of each waits for another of its bureau."""
    made = new_office("scopes")
    more = [one for key in bureaus_of("dongfang-2011") for one in certifies(key, f"认定{key}", key)]
    desk = Desk(found_office(made, more=more), tmp_path_factory.mktemp("scopes"))
    desk.register([YOUNG, NEAR_60])
    for kind, until, document in ((POOR, "2013-08-31", "民字1号"), (SEVERE, "2013-08-30", "残字1号")):
        row = {"number": YOUNG, "category": kind, "from": "2012-01-01", "until": until, "document": document}
        act(desk, "category", 20120105, row)
        act(desk, "category", 20130710, {**row, "until": "2013-07-01"})
        act(desk, "category", 20120105, {"number": NEAR_60, "category": kind, "from": "2012-01-01"})
        doubt = {"number": NEAR_60, "category": kind, "reason": f"对{kind}有异议"}
        act(desk, "contest_certification", 20130715, doubt, "supervisor")
    row = {"number": YOUNG, "from": "2012-09-01", "until": "2013-07-01"}
    act(desk, "student", 20120905, row)
    with served(scopes := Staffed(made, desk)):
        yield scopes


def act(desk: Desk, name: str, on: int, row: dict[str, str], who: str = "certifier") -> None:
    told = do(desk.agency, name, [row], by=By(who, on, f"{name} {row}"))
    assert told["rejected"] == 0, told


def page(office: Staffed, path: str, who: str) -> str:
    answer = office.as_(who).get(path)
    assert answer.status_code == 200, (path, who)
    return str(answer.content.decode())


@pytest.mark.parametrize(
    ("who", "own", "other"), [("civil", POOR, SEVERE), ("disabled", SEVERE, POOR)], ids=["civil", "disabled"]
)
def test_the_desk_tells_its_own_kind_and_nothing_of_another(
    office: Staffed, who: str, own: str, other: str
) -> None:
    shown = page(office, DESK, who)
    assert own in shown and other not in shown
    assert f"对{own}有异议" in shown and f"对{other}有异议" not in shown
    assert bureaus_of("dongfang-2011")[who].name[0] in shown
    assert "一人两项困难认定" not in shown  # the other one is not theirs to see


def test_both_at_once_see_the_two_hardships(office: Staffed) -> None:
    assert "一人两项困难认定" in page(office, DESK, "certifier")


@pytest.mark.parametrize(
    ("who", "own", "other"), [("civil", POOR, SEVERE), ("disabled", SEVERE, POOR)], ids=["civil", "disabled"]
)
def test_the_person_has_their_facts_only(office: Staffed, who: str, own: str, other: str) -> None:
    for part in ("", "/facts"):
        shown = page(office, f"/staff/person/{office.person(YOUNG)}{part}", who)
        assert own in shown and other not in shown and "在校" not in shown
        assert masked(YOUNG) in shown


def test_another_bureaus_person_is_a_name_without_facts(office: Staffed) -> None:
    shown = page(office, f"/staff/person/{office.person(YOUNG)}/facts", "insurance")
    assert masked(YOUNG) in shown
    for words in (POOR, SEVERE, "在校", "残字1号"):
        assert words not in shown


@pytest.mark.parametrize("who", ["civil", "disabled"])
def test_a_form_offers_their_own_kinds(office: Staffed, who: str) -> None:
    for form in ("category", "extend_certification", "settle_dispute", "contest_certification"):
        shown = page(office, f"/staff/do/{form}", who)
        offered = {one for one in re.findall(r'value="(\w+)"', shown) if one in set(OWN.values())}
        assert offered == {OWN[who]}, form
    [other] = {*OWN} - {who}
    given = {"person": office.person(NEAR_60), "category": OWN[other], "from": "2013-01-01", "press": "look"}
    assert office.as_(who).post("/staff/do/category", given).status_code == 400


def test_a_task_is_theirs_or_does_not_exist(office: Staffed) -> None:
    tasks = {
        who: re.findall(r'href="(/staff/tasks/\d+)"', page(office, "/staff", who))
        for who in (*OWN, "schools")
    }
    assert {who: len(found) for who, found in tasks.items()} == {"civil": 1, "disabled": 1, "schools": 0}
    for who, [address] in ((who, tasks[who]) for who in OWN):
        assert page(office, address, who)
        for other in {*OWN, "police"} - {who}:
            assert office.as_(other).get(address).status_code == 404
            assert office.as_(other).post(f"{address}/agree").status_code == 404
            assert office.as_(other).post(f"{address}/send-back", {"reason": "不对"}).status_code == 404
            number = address.rpartition("/")[2]
            assert "/staff/tasks/" not in page(office, f"/staff/search?q={number}", other)


def test_reports_tell_their_own_kinds(office: Staffed) -> None:
    for who, kind in OWN.items():
        shown = page(office, "/staff/reports/certifications?days=60", who)
        [other] = {POOR, SEVERE} - {{"low_income": POOR, "severe_disability": SEVERE}[kind]}
        assert other not in shown
        compare = page(office, "/staff/reports/compare", who)
        assert f'value="{kind}"' in compare and f'value="{OWN[({*OWN} - {who}).pop()]}"' not in compare
        assert office.as_(who).get("/staff/reports/overlaps").status_code == 404


def test_acts_and_lists_are_their_own(office: Staffed) -> None:
    for who, own, other in (
        ("schools", "student", "category"),
        ("police", "residence", "cover"),
        ("insurance", "match", "match_deaths"),
        ("civil", "match_deaths", "birth_correction"),
    ):
        for room in ("do", "lists"):
            assert f'"/staff/{room}/{own}"' in page(office, f"/staff/{room}", who)
            assert f'"/staff/{room}/{other}"' not in page(office, f"/staff/{room}", who)
            assert office.as_(who).get(f"/staff/{room}/{other}").status_code == 404


@pytest.mark.parametrize("who", sorted(bureaus_of("dongfang-2011")))
def test_every_bureau_has_a_desk_and_every_way_on_is_open(office: Staffed, who: str) -> None:
    shown = page(office, DESK, who)
    assert bureaus_of("dongfang-2011")[who].name[0] in shown
    for address in set(re.findall(r'href="(/staff/[^"]*)"', shown)):
        assert office.as_(who).get(address.replace("&amp;", "&")).status_code in (200, 302), address
