"""The desk of a unit: what waits today, each list with its press, the report of the month, nothing of other units."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from fieldwork import (
    ELSEWHERE,
    GONE,
    HERE,
    JOINED,
    LISTS,
    NEW,
    NOT_JOINED,
    STRANGER,
    THERE,
    TURNING,
    unit_at_work,
)
from payday import FIRST, SECOND, THIRD, PaidOffice, on_payday

from yanglao.acts import roles
from yanglao.commands.office import Office
from yanglao.web.staff.places import first_place

pytestmark = pytest.mark.long

TODAY = "2011-12-15"


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PaidOffice]:
    made = unit_at_work(new_office, tmp_path_factory, "field")
    with on_payday(made, TODAY):
        yield made


def text_of(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def page(office: PaidOffice, path: str, login: str = "assistant", **cookies: str) -> str:
    answer = office.as_(login, **cookies).get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return text_of(answer)


def pressed(client: Client, act: str, **given: object) -> str:
    """What is looked at, then done; the page that comes of it."""
    looked = client.post(f"/staff/do/{act}", {**given, "press": "look"})
    assert looked.status_code == 200, text_of(looked)
    [form] = re.findall(r'<form method="post" action="/staff/do/.*?</form>', text_of(looked), flags=re.S)
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    done = client.post(f"/staff/do/{act}", {**hidden, "press": "do"}, follow=True)
    assert done.status_code == 200
    return text_of(done)


# --- today


def test_the_day_of_a_unit_says_what_waits_and_who_is_missing(office: PaidOffice) -> None:
    told = page(office, "/staff/unit")
    assert "永安社区" in told and "签报2011年10月月报" in told and "签报2011年11月月报" in told
    assert "2011年12月月报:月结后签报" in told
    for path, count in (("tiers", 2), ("life", 3), ("sixty", 1), ("calls", 3)):
        row = re.search(rf'href="{HERE}/{path}"><b>.*?</a>', told, flags=re.S)
        assert row is not None and f"{count} 人" in row[0], (path, row)
    assert told.index("/staff/unit") < told.index('href="/staff/reports"')


def test_who_begins_where() -> None:
    assert first_place([roles.ASSISTANT]) == first_place([roles.TOWNSHIP, roles.CLERK]) == "/staff/unit"
    assert first_place([roles.CLERK]) == first_place([]) == "/staff"


def test_whoever_works_for_many_units_chooses_one(office: PaidOffice) -> None:
    told = page(office, "/staff/unit", "township")
    assert f'href="{HERE}"' in told and f'href="{THERE}"' in told and "没申报档次 2 人" in told
    assert "各村居" in page(office, HERE, "township") and "各村居" not in page(office, HERE)


def test_another_unit_does_not_exist(office: PaidOffice) -> None:
    other = office.person(ELSEWHERE)
    client = office.as_("assistant")
    paths = [*(THERE + one for one in LISTS), f"{HERE}/survey/person/{other}", f"{HERE}/death?person={other}"]
    for path in [*paths, f"{THERE}/report/month/2011-11", "/staff/unit/469007-99", f"{HERE}/survey/row/9999"]:
        assert client.get(path).status_code == 404, path
    assert client.post(f"{THERE}/report/month/2011-11").status_code == 404
    assert client.post(f"{HERE}/calls", {"who": f"person/{other}", "outcome": "moved"}).status_code == 404
    assert office.as_("clerk").get("/staff/unit").status_code == 404
    for path in (
        f"survey/person/{other}",
        f"death?person={other}",
    ):  # nor somebody of it at another unit's desk
        assert office.as_("township").get(f"{HERE}/{path}").status_code == 404, path
        assert office.as_("township").get(f"{THERE}/{path}").status_code == 200, path


# --- the lists, each with its press


def test_a_tier_is_declared_from_the_list(office: PaidOffice) -> None:
    client, person = office.as_("assistant"), office.person(JOINED)
    assert "选档次" in page(office, f"{HERE}/tiers")
    back = f"{HERE}/tiers"
    done = pressed(client, "tier", person=person, year=2011, tier_yuan=500, on=TODAY, back=back)
    assert "办好了" in done and f'href="{back}">返回' in done
    assert f'value="{person}"' not in page(office, back)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YANGLAO_TODAY", "2012-01-04")
        assert "还按 500 元" in page(office, back)


def test_a_life_certificate_is_given_from_the_list(office: PaidOffice) -> None:
    person = office.person(FIRST)
    assert f'value="{person}"' in page(office, f"{HERE}/life")
    done = pressed(office.as_("assistant"), "life_certificate", person=person, on=TODAY, method="assistant")
    assert "办好了" in done
    assert f'value="{person}"' not in page(office, f"{HERE}/life")


def test_whoever_was_told_of_a_suspension_comes_first(office: PaidOffice) -> None:
    told = {"number": SECOND, "notice": "suspension_intended"}
    office.desk.take("announcement", [told], on=20111215)
    lists = page(office, f"{HERE}/life")
    assert lists.index(f'value="{office.person(SECOND)}"') < lists.index(f'value="{office.person(THIRD)}"')
    assert "已告知" in lists and "已告知将暂停待遇" in page(office, HERE)


def test_a_death_takes_a_day_and_two_presses(office: PaidOffice) -> None:
    person, client = office.person(THIRD), office.as_("assistant")
    assert f'name="person" value="{person}"' in page(office, f"{HERE}/death")
    missing = client.post("/staff/do/death", {"person": person, "on": "", "press": "look"})
    assert missing.status_code == 400 and "陈老" in text_of(missing)
    assert "办好了" in pressed(client, "death", person=person, on="2011-12-14", back=HERE)
    assert f'name="person" value="{person}"' not in page(office, f"{HERE}/death")


def test_somebody_is_found_for_a_death_by_name(office: PaidOffice) -> None:
    found = page(office, f"{HERE}/death?q=符寿")
    assert f'value="{office.person(TURNING)}"' in found and "找到的人" in found
    assert "没有找到" in page(office, f"{HERE}/death?q=欧阳")


def test_whoever_is_of_age_next_month_is_told_what_can_be_done(office: PaidOffice) -> None:
    told = page(office, f"{HERE}/sixty")
    assert "符寿" in told and "2012-01-10" in told and TURNING not in told


# --- calling on people


def tap(client: Client, who: str, outcome: str, once: str = "one") -> str:
    answer = client.post(f"{HERE}/calls", {"who": who, "outcome": outcome, "once": once}, follow=True)
    assert answer.status_code == 200
    return text_of(answer)


def row_of(office: PaidOffice, name: str) -> str:
    found = re.search(
        rf'<li class="sheet"><p class="who">(?:(?!</li>).)*{name}.*?</li>',
        page(office, f"{HERE}/calls"),
        flags=re.S,
    )
    assert found is not None, name
    return found[0]


def at(office: PaidOffice, name: str) -> str:
    [who] = re.findall(r'name="who" value="([\w/]+)"', row_of(office, name))
    return str(who)


def to_call_on(office: PaidOffice) -> int:
    row = re.search(rf'href="{HERE}/calls"><b>.*?(\d+) 人', page(office, HERE), flags=re.S)
    assert row is not None
    return int(row[1])


def test_what_comes_of_a_call_is_one_press(office: PaidOffice) -> None:
    client = office.as_("assistant")
    assert STRANGER not in page(office, f"{HERE}/calls") and NOT_JOINED not in page(office, f"{HERE}/calls")
    told = tap(client, at(office, "王外"), "here")
    assert "记下了:王外" in told and "今天走访过" in row_of(office, "王外")
    assert "今天走访过" not in row_of(office, "李远")
    tap(client, at(office, "符未"), "here")
    assert "今天走访过" in row_of(office, "符未")
    gone = at(office, "李远")
    assert to_call_on(office) == 3
    assert (
        "记下了:李远" in tap(client, gone, "moved")
        and "李远" not in page(office, f"{HERE}/calls").split("cards")[1]
    )
    assert to_call_on(office) == 2
    again = client.post(f"{HERE}/calls", {"who": gone, "outcome": "here", "once": "two"})
    assert again.status_code == 302 and "李远" in page(office, f"{HERE}/calls")
    assert client.post(f"{HERE}/calls", {"who": gone, "outcome": "no such"}).status_code == 404
    assert client.post(f"{HERE}/calls", {"who": "person/x", "outcome": "here"}).status_code == 404


def test_the_survey_of_somebody_asks_for_nothing_that_is_known(office: PaidOffice) -> None:
    client, path = office.as_("assistant"), f"{HERE}/survey/{at(office, '王外')}"
    form = page(office, path)
    assert "王外" in form and STRANGER not in form and 'name="number"' not in form
    assert re.search(r'value="non_agricultural" checked', form) and 'value="2000-01-01"' in form
    wrong = client.post(path, {"household": "non_agricultural", "from": "昨天"})
    assert wrong.status_code == 400 and "昨天" in text_of(wrong)
    later = client.post(path, {"household": "non_agricultural", "from": "2012-05-01"})
    assert later.status_code == 409
    for name in ("scheme", "gone"):  # what was said once can be taken back
        assert re.search(rf'name="{name}" value="" checked> 不填', form), name
    done = client.post(
        path, {"household": "agricultural", "from": "2001-01-01", "once": "three"}, follow=True
    )
    assert "记下了:王外" in text_of(done)
    assert 'agricultural" checked' in page(office, path)


def test_whoever_wants_to_join_and_is_not_registered_is_registered_first(office: PaidOffice) -> None:
    [path] = re.findall(rf'href="({HERE}/register/\d+)', row_of(office, "李远"))
    form = page(office, path)
    assert f'value="{GONE}"' in form and 'value="李远"' in form and 'value="永安社区"' in form
    assert office.as_("assistant").get(path.replace("-01/", "-02/")).status_code == 404
    assert office.as_("assistant").get(f"{HERE}/register/99999").status_code == 404


def test_a_wrong_press_is_followed_by_the_right_one(office: PaidOffice) -> None:
    client, who = office.as_("assistant"), at(office, "符未")
    for outcome in ("employee", "employee", "here"):
        tap(client, who, outcome, once="same")
    assert "在家,说过了" in row_of(office, "符未").split("<form")[0]


def test_whoever_has_died_and_is_registered_is_reported_as_a_death(office: PaidOffice) -> None:
    person = office.person(NOT_JOINED)
    assert f'href="{HERE}/death?person={person}"' in row_of(office, "符未")
    assert f'name="person" value="{person}"' in page(office, f"{HERE}/death?person={person}")


# --- the report


def test_a_month_is_signed_with_remarks_and_the_next_is_named(office: PaidOffice) -> None:
    client, path = office.as_("assistant"), f"{HERE}/report/month/2011-10"
    draft = page(office, path)
    assert "草稿" in draft and "期末参保人数" in draft and "签报</button>" in draft
    done = client.post(path, {"remarks": "走访三户", "once": "r1"}, follow=True)
    told = text_of(done)
    assert "已签报。" in told and "全市汇总" in told and "走访三户" in told and "签报report" not in told
    assert (
        f'href="{HERE}/report/month/2011-11"' in told and "/staff/papers/unit-report?unit=469007-01" in told
    )
    again = client.post(path, {"remarks": "", "once": "r2"})
    assert again.status_code == 409 and "已由协管员签报" in text_of(again)
    assert client.get("/staff/papers/unit-report?unit=469007-01&month=2011-10&span=month").status_code == 200
    assert "2011年10月月报" in page(office, f"{HERE}/report").split("已签报")[1]


def test_a_month_that_is_not_closed_is_refused_in_words(office: PaidOffice) -> None:
    path = f"{HERE}/report/month/2011-12"
    assert "尚未月结" in page(office, path) and "签报</button>" not in page(office, path)
    answer = office.as_("assistant").post(path, {"remarks": "先报"})
    assert answer.status_code == 409 and "2011-12 尚未月结" in text_of(answer)


def test_there_is_a_report_of_months_and_quarters_alone(office: PaidOffice) -> None:
    client = office.as_("assistant")
    assert "尚未月结" in page(office, f"{HERE}/report/quarter/2011-11")
    for path in ("year/2011-12", "month/2011-13", "month/soon"):
        assert client.get(f"{HERE}/report/{path}").status_code == 404, path


# --- nobody there, other languages


EMPTY = {
    "": "都齐了",
    "/tiers": "都申报了",
    "/life": "今年都认证了",
    "/sixty": "下月没有人到龄",
    "/calls": "不用再动员",
    "/death": "还没有人领待遇",
    "/report": "最近一年还没有签报过",
    "/progress": "没有可以统计的人",
}


@pytest.mark.parametrize("path", EMPTY)
def test_a_list_without_anybody_says_so(office: PaidOffice, path: str) -> None:
    assert EMPTY[path] in page(office, THERE + path, "township")


def test_a_search_that_finds_nobody_says_so(office: PaidOffice) -> None:
    assert "名单上没有这个人" in page(office, f"{HERE}/life?q=欧阳&page=7")


@pytest.mark.parametrize("path", LISTS)
def test_english_is_whole(office: PaidOffice, path: str) -> None:
    told = page(office, HERE + path, lang="en")
    outside = re.sub(r'<[^>]*lang="zh-Hans"[^>]*>[^<]*<', "<", told).replace("中文", "")
    outside = re.sub(r'<title>.*?</title>|<span class="unseen"> [^<]*</span>', "", outside)
    assert not re.search(r"[\u4e00-\u9fff]", outside), re.findall(r"[\u4e00-\u9fff]+", outside)


def test_the_way_back_leads_nowhere_else(office: PaidOffice) -> None:
    client, person = office.as_("assistant"), office.person(NEW)
    for back in ("https://elsewhere.example/", "//elsewhere.example", "javascript:x"):
        told = text_of(client.get("/staff/do/tier", {"person": person, "back": back}))
        assert 'name="back"' not in told, back
