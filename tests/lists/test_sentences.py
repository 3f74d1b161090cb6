"""What is said about files and cells: every code in Chinese and in English, and neither inside the other."""

from __future__ import annotations

import re

import pytest

from yanglao.lists import LAYOUTS
from yanglao.lists.parsing import _details
from yanglao.lists.sentences import CELL_SENTENCES, FILE_SENTENCES, FileRefused

ALL = FILE_SENTENCES | CELL_SENTENCES
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
NAMES = re.compile(r"Excel|camt\.053|\.xlsx?|\.csv|UTF-8|GB18030|MB|\{\w+\}|X")


def without_names(text: str) -> str:
    """Names of programs and formats, and what is quoted, belong to no language."""
    return NAMES.sub("", text)


@pytest.mark.parametrize("code", ALL)
def test_a_sentence_is_of_one_language(code: str) -> None:
    chinese, english = (without_names(text) for text in ALL[code])
    assert CHINESE.search(chinese) and not re.search(r"[A-Za-z]{2}", chinese)
    assert re.search(r"[A-Za-z]{2}", english) and not CHINESE.search(english)
    assert ALL[code][0].endswith("。") and ALL[code][1].endswith(".")


@pytest.mark.parametrize("code", ALL)
def test_both_languages_quote_the_same(code: str) -> None:
    assert {*re.findall(r"\{\w+\}", ALL[code][0])} == {*re.findall(r"\{\w+\}", ALL[code][1])}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_fields_and_choices_have_names_in_both_languages(layout) -> None:  # type: ignore[no-untyped-def]
    for field in layout.fields:
        chinese, english = _details(field, "bad_choice")
        assert CHINESE.search(field.title) and field.title_en.isascii()
        if field.choices:
            assert CHINESE.search(chinese) and not re.search("[a-z]", chinese)
            assert english.replace("…", "").isascii()


def test_a_refused_file_names_columns_in_the_language_of_the_sentence() -> None:
    refused = FileRefused("missing_heading", "缴费日期", "on")
    assert not re.search("[a-z]", refused.sentence_zh)
    assert not CHINESE.search(refused.sentence_en)
