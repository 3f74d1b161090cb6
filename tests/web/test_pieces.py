"""Each piece of the pages is made once and has its look on /pieces, which only a made-up city has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils.html import escape
from web.test_markup import Page

from yanglao.site.migrations import load_django

load_django()

from yanglao.web.pieces.register import FOLDER, PIECES, TEMPLATES, Piece, users_of  # noqa: E402

INCLUDED = re.compile(r'{% include "([\w/]+\.html)"|{% (across|notice) ')
OWNED = {
    "notice": "notice",
    "across": "across",
    "sum": "figures",
    "steps": "steps",
    "person": "person_line",
    "people": "people",
    "compared": "before_after",
    "life": "life_line",
    "share": "share",
    "picture": "picture",
    "bars": "picture",
    "pages": "pages",
    "why-panel": "why",
    "eyes": "eyes",
}
"""Class of the sheet -> the piece that alone may write it."""
ALLOWED = {
    "pages": {
        "payroll/list.html",
        "payroll/persons.html",
        "payroll/changes.html",
        "payroll/withheld.html",
        "payroll/returns.html",
        "staff/log.html",
    }
}
"""Ways on that are no pages of a number: to what is older, or further on."""


def _written(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _with_what_they_include(names: set[str]) -> set[str]:
    """Templates, and those that they show in turn."""
    found, new = set(names), set(names)
    while new:
        told = (INCLUDED.findall(_written(TEMPLATES / name)) for name in new)
        new = {file or f"{FOLDER}/{tag}.html" for pairs in told for file, tag in pairs} - found
        found |= new
    return found


def test_every_piece_has_its_look() -> None:
    """A new template in the folder is shown, by itself or within another."""
    there = {f"{FOLDER}/{path.name}" for path in (TEMPLATES / FOLDER).glob("*.html")}
    shown = _with_what_they_include({one.template for one in PIECES})
    assert there - shown == set(), "without a look: put it into web/pieces/register.py"


@pytest.mark.parametrize("piece", PIECES, ids=lambda one: one.name)
def test_every_piece_is_used(piece: Piece) -> None:
    assert users_of(piece.name)


@pytest.mark.parametrize("name", OWNED)
def test_what_a_piece_makes_no_other_template_writes(name: str) -> None:
    wanted = re.compile(rf'class="(?:[^"]* )?{name}(?:[ {{][^"]*)?"')
    found = {
        path.relative_to(TEMPLATES).as_posix()
        for path in TEMPLATES.rglob("*.html")
        if wanted.search(_written(path))
    }
    assert found - ALLOWED.get(name, set()) == {f"{FOLDER}/{OWNED[name]}.html"}


def test_only_a_made_up_city_has_the_page(public: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yanglao.web.pieces.page.made_up_city", lambda _: None)
    assert public.get("/pieces").status_code == 404


@pytest.mark.parametrize("dress", ["", "?as=resident"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", ["usual", "large"])
def test_each_is_shown_with_its_name_its_place_and_when_to_use_it(
    public: Client, dress: str, lang: str, size: str
) -> None:
    public.cookies["lang"], public.cookies["size"] = lang, size
    told = public.get(f"/pieces{dress}").content.decode()
    for one in PIECES:
        is_there = not dress or one.residents
        for words in (one.title, one.when):
            assert (escape(words[lang == "en"]) in told) == is_there, one.name
        assert (f"<code>{one.template}</code>" in told) == is_there
    page = Page(told)
    identities = [told["id"] for _, told, _ in page.elements if told.get("id")]
    assert len(identities) == len(set(identities))
    for _, told_of, _ in page.elements:
        for name in ("aria-describedby", "aria-labelledby", "for"):
            assert set((told_of.get(name) or "").split()) <= set(identities), told_of
