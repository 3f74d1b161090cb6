"""参数调整 A city decides a parameter anew, from a month on, also with back effect; the next runs settle the difference."""

from __future__ import annotations

from typing import Any

from yanglao.acts import roles
from yanglao.acts.describing import Agreement, Description, Step
from yanglao.acts.proposals import propose
from yanglao.kernel.months import month_text
from yanglao.lists import Field, Layout
from yanglao.policy.schema import PARAMETERS
from yanglao.store.acting import Act, ActRefused, Agency, By
from yanglao.store.law import add_version
from yanglao.store.proposals import AGREED, Proposal


def propose_parameter(
    agency: Agency, *, parameter: str, valid_from: int, value: Any, document: str, by: By
) -> dict[str, Any]:
    """Propose that `parameter` (written as the plan writes it) be `value` from the Month `valid_from` on, under a document. Another
    supervisor agrees.

    Refused: no_such_parameter, bad_value, bad_month, no_document.
    """
    _check(parameter, valid_from, value, document)
    content = {"parameter": parameter, "valid_from": valid_from, "value": value, "document": document.strip()}
    return propose(agency, PARAMETER, content, by=by)


def _check(parameter: str, valid_from: int, value: Any, document: str) -> None:
    if parameter not in PARAMETERS or parameter == "launch_date":
        raise ActRefused(
            "no_such_parameter",
            f"没有可调整的参数 {parameter}。",
            f"There is no parameter {parameter} to decide.",
        )
    try:
        PARAMETERS[parameter].unit.convert(value)
    except ValueError as fault:
        raise ActRefused("bad_value", f"参数值有误:{value!r}。", f"{fault}.") from fault
    if not 1850 * 12 <= valid_from < 2200 * 12:
        raise ActRefused("bad_month", "生效月份有误。", "The month is out of range.")
    if not document.strip():
        raise ActRefused("no_document", "请填写依据文件。", "A document is needed.")


def _decide(act: Act, proposal: Proposal) -> dict[str, Any]:
    content = proposal.content
    add_version(
        act,
        parameter=content["parameter"],
        valid_from=content["valid_from"],
        value=content["value"],
        document=content["document"],
        proposal=proposal.id,
    )
    return {
        "parameter": content["parameter"],
        "valid_from": month_text(content["valid_from"]),
        "value": content["value"],
    }


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
    refuses=("no_such_parameter", "bad_value", "no_document"),
)
