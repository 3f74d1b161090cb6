"""业务说明:转移接续与制度衔接 The acts by which a transfer or a switch goes through its file, each a row of a list or one alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from yanglao.acts import roles
from yanglao.acts.about import persons_of
from yanglao.acts.describing import Agreement, Description, Step, Work
from yanglao.acts.records.rows import Done, Rows, Taking
from yanglao.acts.records.showing import shown_rows
from yanglao.acts.transfer.applying import apply, check
from yanglao.acts.transfer.arriving import agree_in, take_in
from yanglao.acts.transfer.leaving import agree_out, take_out
from yanglao.acts.transfer.money import note_sheet, receive
from yanglao.acts.transfer.papers import certify, confirm, note_letter
from yanglao.acts.transfer.pressing import end, remind
from yanglao.lists import LAYOUTS, Layout
from yanglao.lists import transfer_layouts as forms
from yanglao.store.proposals import AGREED

_ALWAYS = ("unknown_person", "date_in_future")
_OVER_A_FILE = (*_ALWAYS, "no_file", "waits_for", "date_before_step")


def _step(
    form: Layout,
    takes: Callable[[Taking, Rows], Done],
    *refuses: str,
    who: str = roles.CLERK,
    always: tuple[str, ...] = _OVER_A_FILE,
    serves: tuple[str, ...] = ("七1",),
    makes: tuple[str, ...] = (),
    on_request: tuple[str, ...] | None = None,
) -> Description:
    """A step of a file that one person notes."""
    return Description(
        asks=form,
        clause="七3",
        who=(who,),
        takes=takes,
        serves=serves,
        refuses=(*always, *refuses),
        makes=makes,
        on_request=on_request,
    )


def _recorded(key: str, takes: Callable[[Taking, Rows], Done], effect: Work, *refuses: str) -> Description:
    """What a file comes to: a fact that two people record."""
    return Description(
        asks=LAYOUTS[key],
        clause="七3",
        who=(roles.CLERK,),
        takes=takes,
        serves=("七1",),
        agreement=Agreement(
            {AGREED: Step((roles.REVIEWER,))},
            (roles.REVIEWER,),
            effect,
            shown=partial(shown_rows, key),
            about=persons_of,
        ),
        refuses=(*_OVER_A_FILE, *refuses, "no_longer_possible"),
        makes=("信息表",) if key == "transfer_out" else (),
    )


FACTS_OVER_FILES = (
    _recorded("transfer_in", take_in, agree_in, "money_differs", "not_as_on_the_sheet"),
    _recorded("transfer_out", take_out, agree_out, "not_as_applied", "rules_pending"),
)
TRANSFER_ACTS = (
    _step(
        forms.APPLICATION,
        apply,
        "scheme_needed",
        "file_open",
        always=_ALWAYS,
        makes=("关系转入申请表", "城乡养老保险制度衔接申请表"),
        on_request=("kind", "agency", "place", "scheme"),
    ),
    _step(forms.CHECK, check, "by_who_applied", who=roles.REVIEWER),
    _step(forms.CERTIFICATE, certify, makes=("参保缴费凭证",)),
    _step(forms.LETTER, note_letter, "account_needed", makes=("关系转移接收函", "联系函")),
    _step(forms.MONEY, receive, "receipt_used", "no_money"),
    _step(forms.SHEET, note_sheet, "no_money"),
    *FACTS_OVER_FILES,
    _step(forms.CONFIRMATION, confirm, "not_paid_yet", makes=("转移接续确认函",)),
    _step(forms.REMINDER, remind, "nothing_late", always=_ALWAYS, makes=("催办函",)),
    _step(forms.END, end, "no_file", "rights_stand", always=_ALWAYS),
)
