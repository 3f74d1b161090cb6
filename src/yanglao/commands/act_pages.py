"""The pages of docs/ that are made from the register: who may do what, under which clause, with whose agreement; and the lists."""

from __future__ import annotations

from yanglao.acts.describing import DOING, Description
from yanglao.acts.register import REGISTER
from yanglao.acts.roles import ROLES
from yanglao.commands.act_text import ENDED, in_brackets
from yanglao.lists import Field
from yanglao.lists.field_words import FIELD_WORDS
from yanglao.policy.bureaus import bureaus_of

PLAN = "dongfang-2011"
"""Whose bureaus are shown."""
MADE = "<!-- Made by `yanglao act page`; do not edit. -->"


def acts_page() -> str:
    """docs/acts.md: the permission table."""
    rows = [
        "| act | 业务 | clause | done by | then | may answer | papers |",
        "|---|---|---|---|---|---|---|",
        *map(_act_row, REGISTER.values()),
    ]
    head = [
        "# Acts",
        "",
        MADE,
        "",
        "Who may do what, under which clause, and who else must agree. Every act may also answer with the codes of its fields and with"
        " `not_your_task`, `not_your_bureau`, `key_used`, `date_in_future`, `date_in_closed_month`. (proof): whoever does it must have shown within the minutes that"
        " the area allows (offices.toml) who they are, by a code of their telephone or by their secret; else `proof_needed`.",
        "",
        "Roles: " + " · ".join(f"`{key}` {name}" for key, name in ROLES.items()),
        "",
        "A post of `certifier` is of one bureau, which does what these acts do within its own matters only (bureaus.toml; here"
        f" `{PLAN}`): "
        + " · ".join(
            f"`{key}` {one.name[0]} ({', '.join(sorted(one.matters))})"
            for key, one in bureaus_of(PLAN).items()
        ),
        "",
    ]
    return "\n".join([*head, *rows, ""])


def lists_page() -> str:
    """docs/lists.md: what every list asks for."""
    lines = [
        "# Lists",
        "",
        MADE,
        "",
        "What each act that takes lists asks for, row by row. `yanglao list --template ACT` writes the empty sheet. A bold field may not"
        " be left empty.",
    ]
    for act in REGISTER.values():
        if act.takes is not None:
            lines += [
                "",
                f"## {act.asks.title_zh} `{act.key}`",
                "",
                "| field | 表头 | is read as |",
                "|---|---|---|",
            ]
            lines += [_field_row(field) for field in act.asks.fields]
    return "\n".join([*lines, ""])


def _act_row(act: Description) -> str:
    then = "" if act.agreement is None else "; ".join(_steps(act))
    cells = (
        f"`{act.key}`",
        act.title_zh,
        act.clause,
        ", ".join(act.who) + _proof(act, DOING),
        then,
        ", ".join(f"`{code}`" for code in act.refuses),
        "、".join(act.makes),
    )
    return "| " + " | ".join(cells) + " |"


def _proof(act: Description, step: str) -> str:
    return " (proof)" if step in act.proven else ""


def _steps(act: Description) -> list[str]:
    assert act.agreement is not None
    some = "" if act.agreement.needed is None else ENDED[1]
    return [
        f"{name} by {', '.join(step.roles)}{_proof(act, name)}{in_brackets(some or step.when[1], english=True)}"
        for name, step in act.agreement.steps.items()
    ]


def _field_row(field: Field) -> str:
    name = f"`{field.name}`" if field.may_be_empty else f"**`{field.name}`**"
    _, meaning = FIELD_WORDS[field.kind]
    if field.choices:
        meaning = ", ".join(choice[0] for choice in field.choices[:12]) + (
            ", …" if len(field.choices) > 12 else ""
        )
    return f"| {name} | {'、'.join(field.headings)} | {meaning} |"
