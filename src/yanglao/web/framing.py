"""框 Pieces that go around what a template writes: a table that is slid across by touch or keyboard where it is too wide, and a notice."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from yanglao.casefile.words import chosen
from yanglao.web.catalogue import CATALOGUE
from yanglao.web.stacking import stacked, stacks

register = template.Library()


@register.simple_block_tag(takes_context=True)
def across(
    context: dict[str, Any], content: str, *, say: str = "", label: str = "", by: str = "", more: str = ""
) -> SafeString:
    """A table in a region that scrolls. It is named by a sentence of the catalogue (`say`), by words (`label`), or by the element with that
    id (`by`); more: a class besides. Where its columns have no room, its rows are put one below the other (`stacking`)."""
    words = chosen(CATALOGUE[say], context["english"]) if say else label
    shown = {"content": stacked(content), "stacks": stacks(content), "label": words, "by": by, "more": more}
    return render_to_string("pieces/across.html", shown)


@register.simple_block_tag
def notice(content: str, *, look: str = "", role: str = "", id: str = "") -> SafeString:
    """What happened, what it means, what to do now. look: need, risk, done or nothing; role: alert where a press was in vain, status where it
    was done; id: where an address leads to."""
    return render_to_string("pieces/notice.html", {"content": content, "look": look, "role": role, "id": id})
