"""A claim before it is decided: what the decision will say stands beside the form and on the reviewer's task, and it is what the letter says
afterwards. Tiers are picked, whoever wants to join is told whether they may, and nothing known is typed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

import pytest
from acts.desk import number
from desks import NEAR_60, ON, PENSIONER, Staffed, served, staffed
from django.test import Client
from web.test_staff import once_in, propose, text_of

from yanglao.commands.office import Office
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text, month_of
from yanglao.reports.claim_foreseen import claim_foreseen
from yanglao.reports.decision import decision
from yanglao.rules.reasons import SENTENCES, Reason
from yanglao.store.looks import looks_at

OLD, LATE, SHORT, SOON, CHILD, STUDENT, PAYER, POOR, NEW_HERE = (
    number(at, born)
    for at, born in enumerate(
        (
            "19500601",
            "19500602",
            "19530103",
            "19531103",
            "19990101",
            "19900101",
            "19700601",
            "19500603",
            "19530104",
        ),
        21,
    )
)


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = staffed(new_office, tmp_path_factory, "claims")
    made.desk.join([OLD, LATE, SHORT, SOON, PAYER])
    made.desk.join([NEW_HERE], since="2011-01-01")
    made.desk.register([CHILD, STUDENT])
    homes = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    made.desk.take("residence", [{"number": one, **homes} for one in (CHILD, STUDENT)])
    made.desk.take("student", [{"number": STUDENT, "from": "2008-09-01", "until": ""}])
    with served(made):
        yield made


def shown(client: Client, path: str) -> str:
    """A page as it reads, without its marks."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return read(text_of(answer))


def read(page: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", page)))


def test_the_form_says_what_the_letter_will_say(office: Staffed) -> None:
    """Amounts, first month and clauses; afterwards the letter of the decision has the same ones."""
    person, clerk, reviewer = office.person(OLD), office.as_("clerk"), office.as_("reviewer")
    before = claim_foreseen(office.agency, person, on=ON, now=month_of(ON))
    page = shown(clerk, f"/staff/do/claim?person={person}")
    assert (
        "核定结果" in page
        and "起发月份 2013年8月" in page
        and f"每月合计 {yuan_text(before.monthly_fen)}" in page
    )
    assert "五(二)1" in page and "没有可用的收款账户" not in page
    looked = text_of(clerk.post("/staff/do/claim", {"person": person, "on": day_text(ON), "press": "look"}))
    assert f"每月合计 {yuan_text(before.monthly_fen)}" in read(looked)
    task = propose(clerk, "claim", person=person, on=day_text(ON))
    waits = shown(reviewer, f"/staff/tasks/{task}")
    assert f"每月合计 {yuan_text(before.monthly_fen)}" in waits and "核对材料" in waits
    assert "经办提交以后有了新的登记" not in waits
    reviewer.post(f"/staff/tasks/{task}/agree")
    told = decision(office.agency, number=OLD, about="claim")
    parts = {
        one.rule.name: one.result["amount_fen"]
        for one in told.steps
        if one.rule.name in ("base_pension", "increment", "account_pension")
    }
    assert before.monthly_fen == sum(parts.values()) > 0
    assert before.parts_fen["base"] == parts["base_pension"]
    done = text_of(reviewer.get(f"/staff/tasks/{task}"))
    letter = f"/staff/papers/determination?person={person}&amp;about=claim"
    assert "核定结果" not in done and letter in done
    assert letter in text_of(clerk.get(f"/staff/person/{person}/notices"))


def test_what_was_sent_back_has_no_letter(office: Staffed) -> None:
    clerk, reviewer = office.as_("clerk"), office.as_("reviewer")
    task = propose(clerk, "enrolment", person=office.person(PENSIONER), on="2013-07-31")
    reviewer.post(f"/staff/tasks/{task}/agree")
    assert "打印决定书" not in shown(reviewer, f"/staff/tasks/{task}"), "joining is told by no letter"
    task = propose(clerk, "claim", person=office.person(PENSIONER), on=day_text(ON))
    reviewer.post(f"/staff/tasks/{task}/send-back", {"reason": "材料不全"})
    page = shown(reviewer, f"/staff/tasks/{task}")
    assert "已办结" in page and "打印决定书" not in page and "核定结果" not in page


def test_what_became_known_since_is_marked_for_the_reviewer(office: Staffed) -> None:
    """A back-payment arrives between the clerk's press and the reviewer's look: the account pension is another."""
    person, clerk, reviewer = office.person(LATE), office.as_("clerk"), office.as_("reviewer")
    form = shown(clerk, f"/staff/do/claim?person={person}")
    assert "还差 15 年" in form and "一次性补缴后领取" in form and "退保" in form
    task = propose(clerk, "claim", person=person, on=day_text(ON))
    paying = propose(
        clerk,
        "back_payment",
        person=person,
        on=day_text(ON),
        years="15",
        tier_yuan="1000",
        receipt="BJ-1",
        amount_yuan="15000",
    )
    reviewer.post(f"/staff/tasks/{paying}/agree")
    page = shown(reviewer, f"/staff/tasks/{task}")
    assert "经办提交以后有了新的登记" in page
    changed = re.search(r"个人账户养老金 0\.00 ([0-9.]+)", page)
    assert changed and float(changed[1]) == 107.91, page  # 15,000 over 139 months


@pytest.mark.parametrize(
    ("who", "reason", "more"),
    [
        (SOON, Reason.not_60, "到 2013年11月3日 才满"),
        (SHORT, Reason.years_short, "缴费年限 0 年,还差 15 年"),
        (NEW_HERE, Reason.residence_short, "到 2016年1月1日 才满"),
        (CHILD, Reason.not_enrolled, "五(一)"),
    ],
)
def test_a_refusal_says_why_and_what_to_do(office: Staffed, who: str, reason: Reason, more: str) -> None:
    page = shown(office.as_("clerk"), f"/staff/do/claim?person={office.person(who)}")
    assert SENTENCES[reason][0] in page and more in page and "每月合计" not in page
    assert page.index("不能申领") < page.index("核定日期"), "whoever fills in the form reads it first"


def test_whoever_has_no_account_is_named(office: Staffed) -> None:
    """The pension would be granted and wait."""
    desk = office.desk
    desk.take("register", [{"number": POOR, "name": "陈无账户", "unit": "永安社区"}])
    desk.take(
        "residence",
        [{"number": POOR, "place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}],
    )
    desk.take("enrolment", [{"number": POOR, "on": "2012-01-05"}])
    page = shown(office.as_("clerk"), f"/staff/do/claim?person={office.person(POOR)}")
    assert "没有可用的收款账户" in page and "登记账户" in page


def test_a_look_at_the_figures_is_noted(office: Staffed) -> None:
    person = office.person(SHORT)
    before = len(looks_at(office.agency.connection, office.agency.area, person))
    shown(office.as_("clerk"), f"/staff/do/claim?person={person}")
    [last, *rest] = looks_at(office.agency.connection, office.agency.area, person)
    assert len(rest) == before and (last.login, last.what) == ("clerk", "pension")


def test_a_tier_is_picked_with_what_it_costs_and_brings(office: Staffed) -> None:
    """The words of the choice are what is booked once it is paid."""
    person, clerk = office.person(PAYER), office.as_("clerk")
    page = text_of(clerk.get(f"/staff/do/contribution?person={person}"))
    assert '<select id="tier-yuan"' in page and 'value="2013"' in page
    [words] = re.findall(r'<option value="500">([^<]*)</option>', page)
    own, given = re.findall(r"[\d.]+", words.partition(":")[2])
    values = {"person": person, "year": "2013", "tier_yuan": "500", "on": day_text(ON), "receipt": "T-1"}
    looked = text_of(clerk.post("/staff/do/contribution", {**values, "press": "look"}))
    assert words in html.unescape(looked)
    clerk.post("/staff/do/contribution", {**values, "press": "do", "once": once_in(looked)})
    [row] = office.desk.rows(
        "SELECT paid_own_fen, entry_province_fen + entry_city_fen + bonus_city_fen FROM arrival_line"
        " WHERE person_id = %s AND paid_own_fen > 0",
        person,
    )
    assert row == (round(float(own) * 100), round(float(given) * 100)) and row[1] > 0
    again = text_of(clerk.get(f"/staff/do/tier?person={person}"))
    assert re.search(r'<option value="500" selected>500 元</option>', again), "the tier that was paid last"


def test_a_tier_on_record_is_chosen_where_it_is_corrected(office: Staffed) -> None:
    """It stands among the choices once, written as it is on record, so that nothing counts as changed."""
    person, clerk = office.person(NEAR_60), office.as_("clerk")
    office.desk.take("enrolment", [{"number": NEAR_60, "on": "2012-01-05"}])
    values = {"number": NEAR_60, "year": 2012, "tier_yuan": 300, "on": "2012-02-01"}
    office.desk.take("tier", [values])
    [[fact]] = office.desk.rows("SELECT root FROM fact WHERE person_id = %s AND kind = 32", person)
    page = text_of(clerk.get(f"/staff/do/replace_fact?person={person}&fact={fact}"))
    [options] = re.findall(r'<select id="values-0-tier-yuan".*?</select>', page, re.DOTALL)
    assert re.findall(r'value="([^"]*)" selected', options) == ["300.00"]
    assert len(re.findall(r">300 元<", options)) == 1 and options.count("<option") == 11


def test_a_tier_that_there_is_none_of_is_refused_and_kept(office: Staffed) -> None:
    values = {"person": office.person(PAYER), "year": "2013", "tier_yuan": "250", "on": day_text(ON)}
    answer = office.as_("clerk").post("/staff/do/tier", {**values, "press": "look"})
    assert answer.status_code == 409 and '<option value="250" selected>' in text_of(answer)


def test_the_years_that_are_missing_are_filled_in(office: Staffed) -> None:
    page = text_of(office.as_("clerk").get(f"/staff/do/back_payment?person={office.person(SHORT)}"))
    assert re.search(r'id="years"[^>]*value="15"', page) and "一次性补缴后领取" in page


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (CHILD, ("不能参保。", SENTENCES[Reason.under_16][0], "2015年1月1日 起年龄符合", "14岁")),
        (STUDENT, ("不能参保。", SENTENCES[Reason.student][0], "四(一)")),
        (PAYER, ("不能参保。", SENTENCES[Reason.already_enrolled][0])),
    ],
)
def test_whether_somebody_may_join_stands_beside_the_form(
    office: Staffed, who: str, words: tuple[str, ...]
) -> None:
    """A number that was typed is looked up by a press, and stands in no address."""
    clerk = office.as_("clerk")
    answer = clerk.post("/staff/do/enrolment", {"number": who, "on": day_text(ON), "press": "who"})
    assert answer.status_code == 302 and who not in answer["Location"]
    page = shown(clerk, answer["Location"])
    assert all(one in page for one in words), page


def test_a_number_of_nobody_is_told_where_it_was_typed(office: Staffed) -> None:
    unknown = number(99)
    answer = office.as_("clerk").post(
        "/staff/do/enrolment", {"number": unknown, "on": day_text(ON), "press": "who"}
    )
    assert answer.status_code == 409 and f'value="{unknown}"' in text_of(answer)


def test_help_in_english_quotes_the_clauses_apart(office: Staffed) -> None:
    """Chinese stands in quotations of its own, told as Chinese; no sentence mixes both."""
    page = text_of(office.as_("clerk", lang="en").get(f"/staff/do/claim?person={office.person(SOON)}"))
    assert len(re.findall(r'<blockquote lang="zh-Hans">[^<]*[\u4e00-\u9fff]', page)) >= 5
    assert "<b>Who draws a pension, and from when</b>" in page, "and each has a title in English"
    work = page[page.index("<aside>") :]
    outside = re.sub(r'<[^>]*lang="zh-Hans"[^>]*>[^<]*<', "<", work).replace("中文", "")
    assert not re.search(r"[\u4e00-\u9fff]", outside), re.findall(r"[\u4e00-\u9fff]+", outside)


def test_those_whose_business_money_is_not_see_no_figures(office: Staffed) -> None:
    """Certifiers have no claim form; whoever cannot see the person sees nothing."""
    assert office.as_("certifier").get(f"/staff/do/claim?person={office.person(OLD)}").status_code == 404


def test_every_claim_of_a_list_is_worked_out_page_by_page(office: Staffed) -> None:
    """Seven of them: five on the first page, two on the next; beyond the last there is the last."""
    many = [number(at, "19500610") for at in range(61, 68)]
    office.desk.join(many)
    office.desk.take("claim", [{"number": one, "on": day_text(ON)} for one in many], on=ON, agreed=False)
    reviewer, task = office.as_("reviewer"), office.desk.answer["proposal"]
    assert office.desk.codes() == []
    pages = [text_of(reviewer.get(f"/staff/tasks/{task}?claims={page}")) for page in (1, 2, 3)]
    assert [page.count("sheet decision") for page in pages] == [5, 2, 2]
    assert "claims=2#claims" in pages[0] and "claims=1#claims" in pages[1] and "第 2 页,共 2 页" in pages[2]
    noted = [
        one
        for person in many
        for one in looks_at(office.agency.connection, office.agency.area, office.person(person))
    ]
    assert {one.login for one in noted if one.what == "pension"} == {"reviewer"}
