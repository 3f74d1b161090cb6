"""What templates say and show: sentences of the catalogue in the one language of the page, and addresses of static files."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from yanglao.casefile.words import Pair, chosen, month_words
from yanglao.kernel.months import FOREVER, day_text, month_text
from yanglao.reports.words import ALL_KINDS, ITEMS, NOTICE_WORDS
from yanglao.web.amounts import NOTHING, more, signed, yuan
from yanglao.web.assets import asset
from yanglao.web.catalogue import CATALOGUE
from yanglao.web.staff.pointing import pointed

register = template.Library()
DATES = re.compile(r"(\d{4}-\d\d(?:-\d\d)?|\d[\d,]*\.\d\d 元)")
TAGS = {"confirmed": "done", "inferred": "need", "unset": "risk"}
"""Status of a value -> how its tag looks."""


@register.simple_tag(takes_context=True)
def say(context: dict[str, Any], key: str, **values: Any) -> SafeString:
    """The sentence of that key. Raises KeyError for one that the catalogue does not have."""
    sentence = chosen(CATALOGUE[key], context["english"])
    return mark_safe(  # the catalogue is ours; what comes from elsewhere is escaped
        sentence.format(**{name: conditional_escape(value) for name, value in values.items()})
    )


@register.simple_tag(takes_context=True)
def either(context: dict[str, Any], pair: Pair) -> str:
    """The Chinese or the English of a pair that came from another room; what it says of commands leads to pages."""
    return pointed(chosen(pair, context["english"]), context.get("desk"), english=context["english"])


@register.simple_tag(takes_context=True, name="pointed")
def pointed_here(context: dict[str, Any], sentence: str) -> str:
    """A sentence in the language of the page; what it says of commands leads to pages."""
    return pointed(sentence, context.get("desk"), english=context["english"])


@register.simple_tag(name="asset")
def asset_address(name: str) -> str:
    """The address of a static file."""
    return asset(name).address


@register.filter(name="day")
def written_day(day: int | None) -> str:
    """A Day as it stands in tables; nothing for one that never comes or is not there."""
    return "" if day is None or day >= FOREVER else day_text(day)


@register.filter(name="month")
def written_month(month: int | None) -> str:
    """A Month as it stands in tables."""
    return "" if month is None else month_text(month)


@register.filter(name="yuan")
def written_yuan(fen: int | None) -> str:
    """Fen as yuan with two decimals; a dash where there is nothing."""
    return NOTHING if fen is None else yuan(fen)


@register.filter(name="slug")
def as_slug(key: str) -> str:
    """A key as it stands in an address."""
    return key.replace("_", "-")


@register.filter
def status_look(status: str) -> str:
    """How the tag of a value's status looks."""
    return TAGS.get(status, "")


@register.filter(name="size")
def without_sign(fen: int) -> int:
    """How much, where the words beside it say which way."""
    return abs(fen)


@register.simple_tag(takes_context=True)
def colleague(context: dict[str, Any], login: str) -> SafeString:
    """The name of somebody of staff, with the login where names would not tell them apart."""
    return format_html(
        '<span lang="zh-Hans" title="{}">{}</span>', login, context["staff_names"].get(login, login)
    )


@register.simple_tag(takes_context=True)
def fact_kind(context: dict[str, Any], kind: str) -> str:
    """What a kind of fact is called."""
    return chosen(ALL_KINDS[kind], context["english"])


@register.simple_tag(takes_context=True)
def notice_kind(context: dict[str, Any], about: str) -> str:
    """What a notice is about."""
    return chosen(NOTICE_WORDS[about], context["english"])


@register.simple_tag(takes_context=True)
def item_kind(context: dict[str, Any], kind: str) -> str:
    """What an open item is called."""
    return chosen(ITEMS[kind], context["english"])


@register.filter
def unbroken(text: str) -> SafeString:
    """A text in which no line ends within a date or an amount."""
    parts = DATES.split(str(text))
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<span class="together">{}</span>', one) if at % 2 else one,)
            for at, one in enumerate(parts)
        ),
    )


@register.filter(name="more")
def written_more(fen: int | None) -> str:
    """The same, with a plus sign above zero."""
    return NOTHING if fen is None else more(fen)


@register.filter(name="percent")
def written_percent(permille: int | None) -> str:
    """Tenths of one percent as a percentage."""
    return NOTHING if permille is None else f"{permille // 10}.{permille % 10}%"


@register.filter(name="whole")
def written_whole(number: int | None) -> str:
    """A number of things, thousands apart."""
    return NOTHING if number is None else signed(f"{number:,}")


@register.simple_tag(takes_context=True)
def month_said(context: dict[str, Any], month: int) -> str:
    """A Month in a sentence."""
    return month_words(month, context["english"])
