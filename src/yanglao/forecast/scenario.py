"""情景 What is assumed of the years to come: rates beside the city's own, and the law. A file in TOML (`scenarios/`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from importlib.resources import files
from pathlib import Path
from typing import Any

from yanglao.kernel.months import month, month_text
from yanglao.kernel.wrong import Wrong
from yanglao.policy.law import Laws
from yanglao.policy.overrides import read_overrides

BASE = "base_pension_yuan_monthly"
LARGEST_PERCENT = 1000


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario; every rate in per cent of the city's own (100: as it is).

    enrolment, paying, deaths: how many join, pay in a year, die. longer_lives: by how many per cent deaths fall from year to year.
    raise_every_years and raise_percent: how often the base pension rises, and by how much (0: never). yield_percent: what the fund's money
    earns a year (None: what it earned in the last year). law: parameters and readings as a case file overrides them.
    """

    title_zh: str = "照旧"
    title_en: str = "as it is"
    enrolment: float = 100
    paying: float = 100
    deaths: float = 100
    longer_lives: float = 0
    raise_every_years: int = 0
    raise_percent: float = 0
    yield_percent: float | None = None
    law: Mapping[str, Any] = field(default_factory=dict)

    def laws(self, laws: Laws, *, after: int, years: int) -> Laws:
        """The law of the years after the year `after`. Wrong: what overrides cannot be used."""
        law = {**self.law, **self._raises(laws, after, years)}
        if "launch_date" in law:
            raise Wrong("情景不能改变施行日期", "a scenario cannot move the launch")
        overrides, problems = read_overrides(laws.plan, law)
        for key, wrong in problems:
            raise Wrong(f"{key}:{wrong.zh}", f"{key}: {wrong.en}")
        return Laws(laws.plan, overrides, laws.known)

    def _raises(self, laws: Laws, after: int, years: int) -> dict[str, Any]:
        """Raises in whole yuan, each from a January on."""
        if not (self.raise_every_years and self.raise_percent) or BASE in self.law:
            return {}
        yuan = laws.at(month(after, 12)).base_pension_fen_monthly / 100
        values = []
        for year in range(after + self.raise_every_years, after + years + 1, self.raise_every_years):
            yuan *= 1 + self.raise_percent / 100
            values.append({"from": month_text(month(year, 1)), "value": round(yuan)})
        return {BASE: values} if values else {}


NAMES = {one.name for one in fields(Scenario)}
RATES = (
    "enrolment",
    "paying",
    "deaths",
    "longer_lives",
    "raise_every_years",
    "raise_percent",
    "yield_percent",
)


def shipped() -> list[str]:
    """The names of the scenarios that come with the application."""
    return sorted(
        one.name.removesuffix(".toml")
        for one in files("yanglao.forecast").joinpath("scenarios").iterdir()
        if one.name.endswith(".toml")
    )


def read_scenario(source: str) -> Scenario:
    """A scenario by its name among those shipped, or from a file. Wrong: it cannot be read, or says what there is not."""
    if source in shipped():
        text = files("yanglao.forecast").joinpath("scenarios", f"{source}.toml").read_text(encoding="utf-8")
    else:
        text = _text(Path(source))
    try:
        return _checked(tomllib.loads(text))
    except tomllib.TOMLDecodeError as fault:
        raise Wrong(f"情景文件不是 TOML:{fault}", f"the scenario is no TOML: {fault}") from fault


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        names = ", ".join(shipped())
        raise Wrong(
            f"没有情景 {path};现有 {names},或写文件名",
            f"there is no scenario {path}; there are {names}, or name a file",
        ) from fault


def _checked(data: dict[str, Any]) -> Scenario:
    for key in data.keys() - NAMES:
        raise Wrong(f"情景没有项目 {key}", f"a scenario has no entry {key}")
    for key in data.keys() & set(RATES):
        value = data[key]
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= LARGEST_PERCENT:
            raise Wrong(
                f"{key} 应在 0 至 {LARGEST_PERCENT} 之间", f"{key} lies between 0 and {LARGEST_PERCENT}"
            )
    if not isinstance(data.get("raise_every_years", 0), int):
        raise Wrong("raise_every_years 应是整年", "raise_every_years is in whole years")
    return Scenario(**data)
