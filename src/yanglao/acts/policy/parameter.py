"""参数调整 A city decides a parameter anew, from a month on, also with back effect; the next runs settle the difference."""

from __future__ import annotations

from typing import Any

from yanglao.acts import roles
from yanglao.acts.describing import Agreement, Description, Step, Values
from yanglao.acts.policy.proposing import propose_law, put_in_force
from yanglao.lists import Field, Layout
from yanglao.policy.checking import TIER_KEYS, contradictions
from yanglao.policy.law import Laws
from yanglao.policy.plan import Plan, Version
from yanglao.policy.schema import PARAMETERS
from yanglao.store.acting import Act, ActRefused, Agency, By
from yanglao.store.law import laws_of
from yanglao.store.proposals import AGREED, Proposal

FIELDS = ("parameter", "valid_from", "value", "document")


def propose_parameter(
    agency: Agency, *, parameter: str, valid_from: int, value: Any, document: str, by: By
) -> dict[str, Any]:
    """Propose that `parameter` (written as the plan writes it) be `value` from the Month `valid_from` on, under a document. Another
    supervisor agrees. Values that must fit each other, tiers and their bonuses, are decided together: `value` then is an object of
    all of them.

    Refused: no_such_parameter, bad_value, bad_month, no_document, plan_contradicts.
    """
    content = {"parameter": parameter, "valid_from": valid_from, "value": value, "document": document.strip()}
    supposed(agency, content, by.on)
    return propose_law(agency, PARAMETER, content, by=by, supposed=supposed)


def supposed(agency: Agency, content: Values, on: int) -> Laws:
    """The law as it would be with what is proposed, decided on the Day `on`. Refused: as `propose_parameter`."""
    parameter, valid_from, value, document = (content[name] for name in FIELDS)
    _check(parameter, valid_from, value, document)
    plan = laws_of(agency.connection, agency.area).plan
    plan = plan.with_versions(_versions(value, parameter, valid_from, on))
    _must_fit(plan)
    return Laws(plan)


def _check(parameter: str, valid_from: int, value: Any, document: str) -> None:
    if parameter not in PARAMETERS or parameter == "launch_date":
        raise ActRefused(
            "no_such_parameter",
            f"没有可调整的参数 {parameter}。",
            f"There is no parameter {parameter} to decide.",
        )
    for key, one in _together(value, parameter).items():
        try:
            if key not in TIER_KEYS and key != parameter:
                raise ValueError(f"{key} is decided alone")
            PARAMETERS[key].unit.convert(one)
        except ValueError as fault:
            raise ActRefused("bad_value", f"参数值有误:{key} {one!r}。", f"{fault}.") from fault
    if not 1850 * 12 <= valid_from < 2200 * 12:
        raise ActRefused("bad_month", "生效月份有误。", "The month is out of range.")
    if not document.strip():
        raise ActRefused("no_document", "请填写依据文件。", "A document is needed.")


def _together(value: Any, parameter: str) -> dict[str, Any]:
    """Parameter -> value: one, or several that fit each other."""
    return value if isinstance(value, dict) and parameter in value else {parameter: value}


def _versions(value: Any, parameter: str, valid_from: int, on: int) -> list[Version]:
    return [
        Version(key, valid_from, PARAMETERS[key].unit.convert(one), "confirmed", "", announced_on=on)
        for key, one in _together(value, parameter).items()
    ]


def _must_fit(plan: Plan) -> None:
    """Refused: plan_contradicts."""
    for found in contradictions(plan):
        raise ActRefused(
            "plan_contradicts",
            f"{found.sentence_zh}须同时调整的,取值写作 {_EXAMPLE}。",
            f"{found.sentence_en} What must fit is decided together: the value is written {_EXAMPLE}.",
        )


_EXAMPLE = '{"tiers_yuan": […], "tier_bonus_yuan": […]}'


def _decide(act: Act, proposal: Proposal) -> dict[str, Any]:
    content = proposal.content
    decided = put_in_force(act, proposal, _together(content["value"], content["parameter"]))
    _must_fit(laws_of(act.connection, act.area).plan)
    return decided


PARAMETER = Description(
    asks=Layout(
        "parameter",
        "参数调整",
        "parameter",
        (
            Field("parameter", "text", ("参数",)),
            Field("value", "json", ("取值",)),
            Field("valid_from", "month", ("生效月份",)),
            Field("document", "text", ("依据文件",), may_be_empty=True),
        ),
    ),
    clause="十",
    serves=("四(二)1", "四(二)2(1)"),
    who=(roles.SUPERVISOR,),
    does=lambda agency, values, by: propose_parameter(agency, **values, by=by),
    agreement=Agreement({AGREED: Step((roles.SUPERVISOR,))}, (roles.SUPERVISOR,), _decide),
    refuses=("no_such_parameter", "bad_value", "no_document", "plan_contradicts"),
)
