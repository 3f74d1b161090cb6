"""分词 A question as the features it is compared by: the matters it names, pairs of Chinese characters and single ones, Latin words by
their stems.

Older forms of characters and ways of saying the same are made one, what everybody says is left out, and numbers say nothing of what is asked.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "words.toml"
NUMBER = r"[0-9][0-9,.]*|[零〇一二两三四五六七八九十百千万]{2,}"
_RUNS = re.compile(r"[\u4e00-\u9fff]+|[a-z]+")
_ENDINGS = ("ings", "ing", "ied", "ies", "ed", "es", "s", "ly", "y", "e")
_SHORTEST_STEM = 3
SINGLE, PAIRED, MATTER, OTHER = "1", "2", "3", "4"
"""How a feature begins: a character, two of them or a Latin word, a matter named, something that no plan of pensions answers."""


class _Words(NamedTuple):
    kept: Mapping[str, str]  # what people say -> the word kept, '' for what says nothing
    kinds: Mapping[
        str, str
    ]  # the words kept that are what a question is about -> the kind of feature they are
    pattern: re.Pattern[str]
    said_in_english: frozenset[str]
    older_forms: Mapping[int, int]
    of_everything: frozenset[str]  # the matters that need another beside them


def is_of_pensions(found: Sequence[str]) -> bool:
    """Whether features name a matter of pensions, or several that together are hardly about anything else."""
    matters = {one[1:] for one in found if one.startswith(MATTER)}
    return bool(matters - _words().of_everything) or len(matters) > 1


def is_of_others(found: Sequence[str]) -> bool:
    """Whether features name something that no plan of pensions answers."""
    return any(one.startswith(OTHER) for one in found)


def features(text: str) -> tuple[str, ...]:
    """What a question is compared by; a feature may come twice."""
    words, told = _words(), plain(text)
    named = [words.kept.get(found[0], "") for found in words.pattern.finditer(told)]
    left = words.pattern.sub(lambda found: words.kept.get(found[0], ""), told)
    matters = (words.kinds[word] + word for word in named if word in words.kinds)
    return (*matters, *(feature for run in _RUNS.findall(left) for feature in _of_run(run)))


def plain(text: str) -> str:
    """A text in one form: full-width and older characters, capitals and blanks made one."""
    told = unicodedata.normalize("NFKC", text).lower().translate(_words().older_forms)
    return re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", told)


def _of_run(run: str) -> Iterator[str]:
    if run.isascii():
        if run not in _words().said_in_english:
            yield PAIRED + _stem(run)
        return
    yield from (SINGLE + character for character in run)
    yield from (PAIRED + run[at : at + 2] for at in range(len(run) - 1))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


@cache
def _words() -> _Words:
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    matters, others = data["matters"], data["other_matters"]["words"]
    kept = {said: word for word, ways in data["ways_of_saying"].items() for said in (word, *ways)}
    kept |= {said: word for word, ways in matters.items() for said in (word, *ways)}
    kept |= {said: said for said in others}
    kept |= dict.fromkeys(data["said_by_everybody"]["words"], "")
    longest_first = sorted(kept, key=lambda word: (-len(word), word))
    return _Words(
        kept=kept,
        kinds=dict.fromkeys(matters, MATTER) | dict.fromkeys(others, OTHER),
        pattern=re.compile("|".join((*map(_expression, longest_first), NUMBER))),
        said_in_english=frozenset(data["said_by_everybody"]["english"]),
        of_everything=frozenset(data["matters_of_everything"]["words"]),
        older_forms=str.maketrans(data["traditional"]["from"], data["traditional"]["to"]),
    )


def _expression(word: str) -> str:
    """A Latin expression is found between the ends of words only, and so is a number between those of digits."""
    if not word.isascii():
        return re.escape(word)
    return rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])"
