"""Take a picture of every page of the made-up city, at a desk, on a phone and in large type: `./tour [--residents N]`.

The pictures and a table (who, page, weight, what axe finds) lie in docs/tour afterwards. Exit status 1 where a page is heavier than it
may be, does not open, or axe finds something.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from itertools import groupby
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.progress import Progress

from benchmarks.made_up import made_up_city, pages_served
from bootstrap import find_browser
from touring.pictures import VIEWS, Seen, in_shoes, look
from touring.places import STOPS, found_in_city

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "tour"
MOST_BYTES = 150_000


def main() -> int:
    """Go through the city, and say by the exit status whether every page is as it should be."""
    parser = argparse.ArgumentParser(prog="./tour", description="A picture of every page.")
    parser.add_argument("--residents", type=int, default=300, help="how many live in the made-up city")
    asked = parser.parse_args()
    with made_up_city(asked.residents), pages_served() as address:
        seen = _go(address)
    (FOLDER / "README.md").write_text(_table(seen), encoding="utf-8")
    wrong = [one for one in seen if _is_wrong(one)]
    for one in wrong:
        print(one.stop.who, one.stop.path, one.status, one.weight, one.violations)
    return int(bool(wrong))


def _go(address: str) -> list[Seen]:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    holes, seen = found_in_city(), {stop: Seen(stop) for stop in STOPS}
    with sync_playwright() as playwright, Progress() as progress:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        task = progress.add_task("tour", total=len(STOPS) * len(VIEWS))
        for view in VIEWS:
            for who, stops in groupby(STOPS, key=lambda stop: stop.who):
                with in_shoes(browser, address, view, who) as page:
                    for stop in stops:
                        look(page, stop.path.format_map(holes), view, seen[stop], FOLDER)
                        progress.advance(task)
        browser.close()
    return list(seen.values())


def _is_wrong(one: Seen) -> bool:
    return one.status != 200 or one.weight > MOST_BYTES or any(one.violations.values())


def _table(seen: list[Seen]) -> str:
    rows = [
        f"| {one.stop.who or '—'} | {one.title} | `{one.stop.path}` | {one.weight / 1000:.0f} |"
        f" {', '.join(sorted({each for found in one.violations.values() for each in found})) or '—'} |"
        f" {' '.join(f'[{view.name}]({one.stop.key}-{view.name}.jpg)' for view in VIEWS)} |"
        for one in seen
    ]
    head = [
        "# 逐页看 A tour of the pages",
        "",
        "<!-- Made by `./tour`; do not edit. -->",
        "",
        "Every page in the made-up city: in whose shoes, its title and address, its weight as sent in kB (without fonts), what axe finds"
        " (WCAG 2.2 AA and best practice, at a desk in Chinese, on a phone in English, on a phone in large type), and the pictures.",
        "",
        "| who | page | address | kB | axe | pictures |",
        "|---|---|---|---|---|---|",
    ]
    return "\n".join([*head, *rows, ""])


if __name__ == "__main__":
    sys.exit(main())
