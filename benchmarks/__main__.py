"""Measure the application at size and print one table: `./bench [--people N] [--only NAME] [--json FILE]`.

Exit status 0 when every goal is met, 1 when one is missed. In small populations the cost of a call decides:
only the default size speaks about the goals.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from benchmarks.figures import Bench, Figure, table_of
from benchmarks.forecast import first_year
from benchmarks.month_step import month_step
from benchmarks.pages import pages
from benchmarks.payroll import payroll_run

BENCHES: dict[str, Bench] = {
    "step": month_step,
    "payroll": payroll_run,
    "forecast": first_year,
    "pages": pages,
}
PEOPLE = 1_000_000


def main() -> int:
    """Run every bench, print the table, and say by the exit status whether all goals are met."""
    asked, console = _asked(), Console()
    figures: list[Figure] = []
    with _progress(console) as progress:
        for name in [asked.only] if asked.only else BENCHES:
            figures += BENCHES[name](asked.people, progress)
    console.print(table_of(figures))
    if asked.json is not None:
        told = {"people": asked.people, "figures": [asdict(figure) for figure in figures]}
        asked.json.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return int(any(figure.met is False for figure in figures))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./bench", description="Measure the application at size.")
    parser.add_argument(
        "--people", type=_positive, default=PEOPLE, metavar="N", help=f"how many ({PEOPLE:,})"
    )
    parser.add_argument("--only", choices=BENCHES, help="measure this alone")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    return parser.parse_args()


def _positive(text: str) -> int:
    number = int(text.replace(",", "").replace("_", ""))
    if number < 1:
        raise argparse.ArgumentTypeError("at least one person")
    return number


def _progress(console: Console) -> Progress:
    """Few refreshes, so that drawing does not disturb what is measured."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, refresh_per_second=2)


if __name__ == "__main__":
    sys.exit(main())
