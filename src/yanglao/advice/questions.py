"""问答 The questions of a plan as its folder has them: wordings, sentences with {values}, clause, acts, reports, office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from yanglao.life.kinds import Category
from yanglao.policy.loading import folder_of, read_table

FILE = "questions.toml"
OFFICES = "offices"
ASK_WHEN_IN_DOUBT = "agency"
SUMS = ("pension", "back_payment", "contribution", "death", "emigration", "transfer_out")
NOBODY = ""
CATEGORIES = (NOBODY, *(category.name for category in Category))
Pair = tuple[str, str]
_VALUE = re.compile(r"\{(\w+)\}")
_TEXTS = ("asked", "asked_en", "says", "clauses")
_KNOWN = frozenset((*_TEXTS, "acts", "reports", "office", "computed", "category"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, Chinese and English; `when` is `key=value` where it holds only under a reading or a rule of the offices."""

    words: Pair
    when: tuple[str, str] | None

    @property
    def values(self) -> tuple[str, ...]:
        """The keys of the values it is filled with."""
        return tuple(dict.fromkeys(_VALUE.findall(self.words[0]) + _VALUE.findall(self.words[1])))

    def filled(self, texts: Mapping[str, Pair]) -> Pair:
        """The sentence with its values in the words of each language."""
        zh, en = self.words
        return _filled(zh, texts, 0), _filled(en, texts, 1)


@dataclass(frozen=True, slots=True)
class Question:
    """asked, asked_en: its wordings, the first of which stands for it. computed: one of SUMS, or ''; category: of whom it speaks."""

    key: str
    asked: tuple[str, ...]
    asked_en: tuple[str, ...]
    says: tuple[Sentence, ...]
    clauses: tuple[str, ...]
    acts: tuple[str, ...]
    reports: tuple[str, ...]
    office: str
    computed: str
    category: str

    @property
    def title(self) -> Pair:
        return self.asked[0], self.asked_en[0]


@dataclass(frozen=True, slots=True)
class Questions:
    """All questions of a plan by key, and the offices to ask by theirs."""

    by_key: Mapping[str, Question]
    offices: Mapping[str, Pair]


@cache
def questions_of(plan: str) -> Questions:
    """The questions of a plan. PlanUnknown or PlanInvalid when there is none, or its file cannot be used."""
    return read_questions(folder_of(plan) / FILE)


def read_questions(path: Path) -> Questions:
    """The questions in a file; every fault of it at once."""
    data = read_table(path, _problems)
    offices = data.pop(OFFICES)
    return Questions(
        by_key={key: _question(key, entry) for key, entry in data.items()},
        offices={key: (words[0], words[1]) for key, words in offices.items()},
    )


def _filled(words: str, texts: Mapping[str, Pair], language: int) -> str:
    return _VALUE.sub(lambda found: texts[found[1]][language], words)


def _question(key: str, entry: Mapping[str, Any]) -> Question:
    return Question(
        key=key,
        asked=tuple(entry["asked"]),
        asked_en=tuple(entry["asked_en"]),
        says=tuple(map(_sentence, entry["says"])),
        clauses=tuple(entry["clauses"]),
        acts=tuple(entry.get("acts", ())),
        reports=tuple(entry.get("reports", ())),
        office=entry.get("office", ASK_WHEN_IN_DOUBT),
        computed=entry.get("computed", ""),
        category=entry.get("category", ""),
    )


def _sentence(said: list[str]) -> Sentence:
    zh, en, *when = said
    if not when:
        return Sentence((zh, en), None)
    key, _, value = when[0].partition("=")
    return Sentence((zh, en), (key, value))


def _problems(data: Mapping[str, Any]) -> Iterator[str]:
    offices = data.get(OFFICES, {})
    if ASK_WHEN_IN_DOUBT not in offices:
        yield f"{OFFICES}: {ASK_WHEN_IN_DOUBT}: missing"
    for key, entry in data.items():
        if key == OFFICES:
            continue
        yield from (f"{key}: {part}: missing" for part in _TEXTS if not entry.get(part))
        yield from (f"{key}: {part}: no such entry" for part in entry.keys() - _KNOWN)
        if entry.get("office", ASK_WHEN_IN_DOUBT) not in offices:
            yield f"{key}: office: no such office"
        if entry.get("computed", SUMS[0]) not in SUMS:
            yield f"{key}: computed: no such sum"
        if entry.get("category", NOBODY) not in CATEGORIES:
            yield f"{key}: category: no such category"
        if not all(2 <= len(said) <= 3 for said in entry.get("says", ())):
            yield f"{key}: says: a sentence in two languages is wanted"
