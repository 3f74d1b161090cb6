"""业务说明:登记事实 The acts that report what has happened to people: each takes rows, one or a list of them."""

from __future__ import annotations

from functools import partial

from yanglao.acts import roles
from yanglao.acts.about import persons_of
from yanglao.acts.describing import Agreement, Description, Step
from yanglao.acts.notices.heard import not_to_suspend, record_suspensions
from yanglao.acts.proxies.requests import ASKED_BY_OTHERS
from yanglao.acts.records.proposing import ended_or_back_dated, record_agreed
from yanglao.acts.records.recording import record
from yanglao.acts.records.showing import shown_rows
from yanglao.life.kinds import FACT_KINDS, KIND_OF_FORM
from yanglao.lists import LAYOUTS
from yanglao.store.notices import CLAIM, SUSPENSION, WITHDRAWAL
from yanglao.store.proposals import AGREED

AT_THE_COUNTER = (roles.CLERK,)
WITH_TOWNSHIPS = (roles.CLERK, roles.TOWNSHIP, roles.ASSISTANT)
CERTIFIERS = (roles.CERTIFIER,)


def _reported(
    key: str,
    clause: str,
    who: tuple[str, ...] = AT_THE_COUNTER,
    *,
    agree: tuple[str, ...] = (),
    certified: bool = False,
    serves: tuple[str, ...] = (),
    refuses: tuple[str, ...] = (),
    makes: tuple[str, ...] = (),
    tells: str = "",
    suspends: bool = False,
    on_request: tuple[str, ...] | None = None,
) -> Description:
    """An act that records facts. `agree`: who else must agree; certified: only where something certified ends or is back-dated.
    tells: about what the person gets a notice. suspends: only those who were heard. on_request: what residents fill in who ask for it."""

    agreement = (
        Agreement(
            {AGREED: Step(agree)},
            agree,
            record_suspensions if suspends else record_agreed,
            shown=partial(shown_rows, key),
            about=persons_of,
            needed=ended_or_back_dated if certified else None,
            bars=not_to_suspend if suspends else None,
            tells=tells,
        )
        if agree
        else None
    )
    return Description(
        asks=LAYOUTS[key],
        clause=clause,
        who=who,
        takes=record,
        on_request=on_request,
        serves=serves,
        agreement=agreement,
        refuses=("unknown_person", *_before_the_first_month(key), *refuses),
        makes=makes,
    )


def _before_the_first_month(key: str) -> tuple[str, ...]:
    kind = FACT_KINDS[KIND_OF_FORM[key]]
    if kind.ends_relation:
        return ("ended_before_opening",)
    return ("before_opening",) if kind.is_decision else ()


TWO = (roles.REVIEWER,)
FACT_ACTS = (
    _reported("residence", "四(一)", CERTIFIERS, agree=CERTIFIERS, certified=True, refuses=("overlapping",)),
    _reported("student", "四(一)", CERTIFIERS, agree=CERTIFIERS, certified=True),
    _reported("cover", "七1", CERTIFIERS, agree=CERTIFIERS, certified=True, refuses=("overlapping",)),
    _reported(
        "category",
        "十",
        CERTIFIERS,
        agree=CERTIFIERS,
        certified=True,
        serves=("四(二)2(4)", "四(二)2(5)", "四(二)2(6)"),
    ),
    _reported("birth_correction", "十", CERTIFIERS, agree=TWO, refuses=("date_in_future",)),
    _reported(
        "enrolment",
        "四(一)",
        agree=TWO,
        serves=("三", "七1"),
        refuses=("date_in_future",),
        makes=("参保登记表",),
    ),
    _reported(
        "tier",
        "四(二)1",
        WITH_TOWNSHIPS,
        refuses=("date_in_future", "no_such_tier"),
        on_request=("year", "tier_yuan"),
    ),
    _reported(
        "contribution",
        "四(二)1",
        WITH_TOWNSHIPS,
        serves=(
            "四(二)2",
            "四(二)2(2)",
            "四(二)2(3)",
            "四(二)2(4)",
            "四(二)2(5)",
            "四(二)2(6)",
            "四(三)",
        ),
        refuses=("date_in_future", "receipt_used", "paid_short", "nothing_received", "waits_short"),
        makes=("缴费票据",),
    ),
    _reported(
        "back_payment",
        "六",
        agree=TWO,
        refuses=("date_in_future", "receipt_used", "paid_short", "nothing_received", "waits_short"),
        makes=("补缴票据",),
    ),
    _reported(
        "claim",
        "五(一)",
        agree=TWO,
        serves=("五(一)1", "五(一)2", "五(一)3", "七1"),
        refuses=("date_in_future", *ASKED_BY_OTHERS),
        makes=("待遇核定表", "待遇领取通知表"),
        tells=CLAIM,
        on_request=(),
    ),
    _reported("life_certificate", "五(一)", WITH_TOWNSHIPS, refuses=("date_in_future",)),
    _reported(
        "suspension",
        "五(一)",
        agree=TWO,
        refuses=("not_heard", "certified_since"),
        makes=("待遇暂停通知",),
        tells=SUSPENSION,
        suspends=True,
    ),
    _reported("death", "五(二)", (*WITH_TOWNSHIPS, roles.CERTIFIER), refuses=("date_in_future",)),
    _reported(
        "withdrawal",
        "六",
        agree=TWO,
        refuses=("date_in_future", *ASKED_BY_OTHERS),
        makes=("注销登记表",),
        tells=WITHDRAWAL,
        on_request=(),
    ),
    _reported("emigration", "五(二)", agree=TWO, refuses=("date_in_future",), makes=("注销登记表",)),
    _reported("deemed_years", "七2", agree=TWO, refuses=("date_in_future",)),
)
