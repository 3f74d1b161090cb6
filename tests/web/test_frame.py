"""What stands around every page: one language and one size of type at a time, plain words for errors, files of our own only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from public_pages import PUBLISHED

from yanglao.site.migrations import load_django
from yanglao.store.installation import MadeUpCity
from yanglao.web import assets
from yanglao.web.catalogue import CATALOGUE

WEB = Path(assets.__file__).parent
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")


@pytest.fixture
def client() -> Iterator[Client]:
    load_django()
    yield Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)


def _text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_chinese_first_english_by_a_switch_that_is_kept(client: Client) -> None:
    assert '<html lang="zh-Hans"' in _text(client, "/no-such-page")
    answer = client.get("/prefer?lang=en&back=/no-such-page")
    assert (answer.status_code, answer["Location"]) == (302, "/no-such-page")
    cookie = answer.cookies["lang"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("en", True, "Lax")
    english = _text(client, "/no-such-page")
    assert '<html lang="en"' in english
    assert CHINESE.sub("", english.replace(">中文<", "><")) == english.replace(">中文<", "><")


def test_large_type_by_a_switch_that_is_kept(client: Client) -> None:
    assert 'class="resident"' in _text(client, "/no-such-page")
    client.get("/prefer?size=large")
    page = _text(client, "/no-such-page")
    assert 'class="resident large"' in page and "普通版" in page


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "javascript:x", "/\\elsewhere.example"]
)
def test_the_switch_leads_nowhere_else(client: Client, back: str) -> None:
    assert client.get("/prefer", {"lang": "en", "back": back})["Location"] == "/"


def test_a_choice_there_is_not_is_not_kept(client: Client) -> None:
    assert not client.get("/prefer?lang=fr&size=9").cookies


def test_no_page_in_plain_words_of_one_language(client: Client) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404 and "没有这一页" in answer.content.decode()
    client.cookies["lang"] = "en"
    assert "There is no such page" in _text(client, "/nowhere")


def test_a_fault_of_ours_says_so_and_nothing_of_itself(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object) -> None:
        raise ValueError("secret of the inside")

    monkeypatch.setattr("yanglao.web.status.reading", fault)
    answer = client.get("/fund")
    text = answer.content.decode()
    assert answer.status_code == 500 and "这不是您的错" in text and "secret" not in text
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")


def test_the_sheet_is_kept_for_ever_under_a_name_of_its_content(client: Client) -> None:
    [address] = re.findall(r'rel="stylesheet" href="([^"]+)">', _text(client, "/no-such-page"))
    answer = client.get(address, HTTP_ACCEPT_ENCODING="gzip")
    assert answer.status_code == 200 and "immutable" in answer["Cache-Control"]
    assert answer["Content-Encoding"] == "gzip" and len(answer.content) < 12_000
    sheet = client.get(address).content.decode()
    [font] = re.findall(r'url\("([^"]+)"\)', sheet)
    assert client.head(font)["Content-Type"] == "font/otf"
    for other in (address.replace("look.", "look.0"), "/static/no.0.css", "/static/look.0.py"):
        assert client.get(other).status_code == 404


SCRIPT = '<script src="{% asset "htmx.js" %}" defer></script>'
"""The one script there is, on the frame of staff."""


def test_nothing_comes_from_elsewhere() -> None:
    for path in (*TEMPLATES, *(WEB / "static").glob("*.css")):
        text = path.read_text(encoding="utf-8")
        if path == WEB / "templates" / "staff" / "base.html":
            text = text.replace(SCRIPT, "", 1)
        assert not re.search(r"https?://|<script|style=|<style", text), path


@pytest.mark.parametrize("key", CATALOGUE)
def test_a_sentence_is_one_language_and_is_used(key: str) -> None:
    chinese, english = CATALOGUE[key]
    assert CHINESE.search(chinese) and not CHINESE.search(english)
    assert re.findall(r"{\w+}", chinese) == re.findall(r"{\w+}", english)
    assert any(f'"{key}"' in path.read_text(encoding="utf-8") for path in TEMPLATES)


def test_templates_have_no_words_of_their_own() -> None:
    for path in TEMPLATES:
        text = re.sub(
            r"^<!doctype html>|{% block width %}.*?{% endblock %}|{% block room %}.*?{% endblock %}|{%.*?%}|{{.*?}}|<[^>]*>",
            "",
            path.read_text(encoding="utf-8"),
            flags=re.S,
        )
        assert not re.search(r"[A-Za-z\u4e00-\u9fff]{2,}", text.replace("中文", "").replace("English", "")), (
            path
        )


def test_three_figures_as_they_were_made_public(public: Client) -> None:
    """All that was paid, and what stands on accounts and in the pool; the money's own account is not counted again."""
    page = public.get("/").content.decode()
    assert re.findall("<dd>(.*?)</dd>", page) == ["12,345", "1,234,567,890.12", "9,876,543,210.98"]
    assert "2015 年,已公布的数字" in page


def test_what_was_made_public_before_an_account_was_counted_can_still_be_read(
    public: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A publication is kept as it was; it says nothing of what it did not know."""
    figures = {name: fen for name, fen in PUBLISHED.items() if name != "stands_3202_fen"}
    for page in ("home", "status"):
        monkeypatch.setattr(f"yanglao.web.{page}.years_published", lambda *_: [(2015, figures)])
    assert public.get("/").status_code == public.get("/fund").status_code == 200


def test_the_years_as_they_were_made_public(public: Client) -> None:
    page = public.get("/fund").content.decode()
    assert re.findall('<th scope="row">(.*?)</th>', page) == ["2015", "2014"]
    for figure in ("12,345", "2,345", "9,876,543,210.00", "1,234,567,890.12", "9,876,543,210.98", "2.13%"):
        assert figure in page, figure


def test_a_made_up_city_says_so_and_lets_anybody_in(public: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "虚构" not in public.get("/").content.decode()
    monkeypatch.setattr("yanglao.web.home.made_up_city", lambda _: MadeUpCity(400, 1))
    page = public.get("/").content.decode()
    assert "这是一座虚构的城市" in page and 'href="/staff/sign-in"' in page
