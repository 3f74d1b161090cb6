"""业务分类 The acts of the office by what they are about, in the order in which a desk looks for them."""

from __future__ import annotations

from collections.abc import Callable

from yanglao.acts.describing import Description
from yanglao.acts.register import REGISTER
from yanglao.casefile.words import Pair

_KEYS: tuple[tuple[Pair, tuple[str, ...]], ...] = (
    (
        ("参保与变更", "Joining and changes"),
        (
            *(
                "register",
                "enrolment",
                "change_persons",
                "change_person",
                "change_unit",
                "change_number",
                "payee",
            ),
            *("birth_correction", "merge_persons", "proxy", "end_proxy", "survey"),
        ),
    ),
    (
        ("缴费", "Contributions"),
        (
            *(
                "tier",
                "contribution",
                "back_payment",
                "complete_payment",
                "move_contribution",
                "cash_up",
                "refund",
            ),
            *("authorise_withholding", "end_withholding", "withholding_list", "withholding_file"),
            *("withholding_answer", "end_withholding_list", "collective_grant", "collective_share"),
        ),
    ),
    (
        ("待遇", "Pensions"),
        (
            *(
                "claim",
                "life_certificate",
                "announcement",
                "suspension",
                "service",
                "hearing",
                "death",
                "heirs",
            ),
            *(
                "beneficiary",
                "heir_account",
                "withdrawal",
                "emigration",
                "deemed_years",
                "return_from_before",
            ),
        ),
    ),
    (("待遇发放", "Payroll"), ("payroll", "fund_application", "bank_file", "bank_answer")),
    (
        ("追回", "Recovery"),
        (
            *("recovery_notice", "repayment_plan", "repayment", "set_off", "end_set_off", "estate_consent"),
            *("recovery_reminder", "hand_over", "write_off"),
        ),
    ),
)


def _rest() -> tuple[Description, ...]:
    named = {key for _, keys in _KEYS for key in keys}
    return tuple(act for key, act in REGISTER.items() if key not in named)


CHAPTERS: tuple[tuple[Pair, tuple[Description, ...]], ...] = (
    *((words, tuple(REGISTER[key] for key in keys)) for words, keys in _KEYS),
    (("其他业务", "Everything else"), _rest()),
)

Chapter = tuple[Pair, list[Description]]


def chapters_of(is_wanted: Callable[[Description], bool]) -> list[Chapter]:
    """The chapters with the acts that are wanted; those with none are left out."""
    chapters = ((words, [act for act in acts if is_wanted(act)]) for words, acts in CHAPTERS)
    return [one for one in chapters if one[1]]
