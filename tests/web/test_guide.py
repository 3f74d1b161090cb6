"""The first day of each role, and the help beside the form of an act: every link leads somewhere, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from desks import Staffed, served, staffed

from yanglao.acts.register import REGISTER
from yanglao.acts.roles import ROLES
from yanglao.acts.sentences import refusals_of
from yanglao.commands.office import Office
from yanglao.policy.loading import load_plan
from yanglao.web.catalogue.first_days import FIRST_DAYS
from yanglao.web.staff.helping import help_of

OF_ROLE = {role: role for role in ROLES}


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = staffed(new_office, tmp_path_factory, "guide")
    with served(made):
        yield made


def page(office: Staffed, login: str, path: str, **cookies: str) -> str:
    answer = office.as_(login, **cookies).get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def logins(office: Staffed) -> dict[str, str]:
    """Role -> somebody who holds it."""
    rows = office.agency.connection.execute("SELECT role, min(login) FROM staff_role GROUP BY role")
    return dict(rows.fetchall())


def test_every_role_has_its_first_day() -> None:
    assert FIRST_DAYS.keys() == ROLES.keys()


def test_every_link_of_a_first_day_opens_for_its_role(office: Staffed) -> None:
    there = logins(office)
    assert len(there) > 10
    for role, login in there.items():
        client = office.as_(login)
        shown = page(office, login, f"/staff/guide/{role}")
        ways = re.findall(r'<ol class="way">(.*?)</ol>', shown, re.DOTALL)
        assert len(ways) == len(FIRST_DAYS[role].ways)
        for path in {one for way in ways for one in re.findall(r'href="([^"]+)"', way)}:
            assert client.get(path, follow=True).status_code == 200, (role, path)


def test_whoever_comes_in_finds_it_and_reads_their_own(office: Staffed) -> None:
    assert 'href="/staff/guide"' in page(office, "clerk", "/staff")
    own = page(office, "clerk", "/staff/guide")
    assert "申请核定待遇" in own and 'href="/staff/do/claim"' in own and "复核" in own


def test_a_first_day_of_others_is_read_without_links(office: Staffed) -> None:
    other = page(office, "clerk", "/staff/guide/auditor")
    assert "全面核查" in other and 'href="/staff/do/whole_audit"' not in other
    assert office.as_("clerk").get("/staff/guide/nobody").status_code == 404


@pytest.mark.parametrize("path", ["/staff/guide", "/staff/do/claim", "/staff/do/death"])
def test_english_is_whole(office: Staffed, path: str) -> None:
    shown = page(office, "clerk", path, lang="en")
    outside = re.sub(r'<(\w+)[^>]*lang="zh-Hans"[^>]*>.*?</\1>', "", shown, flags=re.DOTALL).replace(
        "中文", ""
    )
    assert re.findall(r"[\u4e00-\u9fff]+", outside) == []


def test_the_form_of_an_act_says_what_it_stands_on_and_what_it_may_refuse(office: Staffed) -> None:
    shown = page(office, "clerk", "/staff/do/claim")
    assert "20 个工作日" in shown and "本人银行卡或存折" in shown and "五(一)" in shown
    assert all(zh in shown.replace("&#x27;", "'") for zh, _ in refusals_of("claim").values())


def test_help_is_there_for_every_act() -> None:
    plan = load_plan("dongfang-2011")
    told = {key: help_of(act, plan) for key, act in REGISTER.items()}
    assert all(one.clauses and one.clauses[0].text for one in told.values())
    said = sum(len(one.refuses) for one in told.values())
    assert said > 0.85 * sum(len(act.refuses) for act in REGISTER.values())
