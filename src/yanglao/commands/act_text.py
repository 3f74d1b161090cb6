"""An act as it is printed for people: what it asks, who may do it, who else must agree, what it may answer."""

from __future__ import annotations

from yanglao.acts.describing import Description
from yanglao.acts.roles import ROLES
from yanglao.commands.language import is_english, said
from yanglao.lists import Field
from yanglao.lists.field_words import FIELD_WORDS
from yanglao.store.proposals import STEPS_ZH


def description_text(act: Description) -> str:
    """The description of an act, in the language wanted."""
    lines = [
        said(
            f"{act.title_zh}({act.key}) 条款 {act.clause}", f"{act.title_en} ({act.key}), clause {act.clause}"
        ),
        said("办理:", "done by: ") + roles_text(act.who),
        *agreement_lines(act),
        said("填写:", "asks:"),
        *(f"  {field.option:<16} {field_text(field)}" for field in act.asks.fields),
    ]
    if act.refuses:
        lines.append(said("可能的答复:", "may answer: ") + ", ".join(act.refuses))
    if act.makes and not is_english():
        lines.append("单据:" + "、".join(act.makes))
    return "\n".join(lines)


def roles_text(roles: tuple[str, ...]) -> str:
    return said("、".join(ROLES[role] for role in roles), ", ".join(roles))


def agreement_lines(act: Description) -> list[str]:
    """Who else must agree, a line a step."""
    if act.agreement is None:
        return []
    some = ("", "") if act.agreement.needed is None else ENDED
    return [
        said(
            f"再由 {roles_text(step.roles)} {STEPS_ZH[name]}{in_brackets((some[0] or step.when[0]), english=False)}",
            f"then {name} by {roles_text(step.roles)}{in_brackets((some[1] or step.when[1]), english=True)}",
        )
        for name, step in act.agreement.steps.items()
    ]


ENDED = ("终止或追溯时", "where something ends or is back-dated")


def in_brackets(words: str, *, english: bool) -> str:
    """Words in brackets, where there are any."""
    if not words:
        return ""
    return f" ({words})" if english else f"({words})"


def field_text(field: Field) -> str:
    """A field: its label, what is written into it, its choices, whether it may be left out."""
    kind = said(*FIELD_WORDS[field.kind])
    if field.choices:
        words = (choice[0] if is_english() or len(choice) < 2 else choice[1] for choice in field.choices[:12])
        kind += ":" + said("、", ", ").join(words) + ("…" if len(field.choices) > 12 else "")
    optional = said(";可不填", "; may be left out") if field.may_be_empty else ""
    return f"{said(field.title, field.title_en)} – {kind}{optional}"
