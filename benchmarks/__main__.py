"""Measure the application at size and print one table: `./bench [--people N]`.

Exit status 0 when every goal is met, 1 when one is missed. In small populations the cost of a call decides:
only the default size speaks about the goals.
"""

from __future__ import annotations

import argparse
import sys

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from benchmarks.figures import Bench, Figure, table_of
from benchmarks.month_step import month_step
from benchmarks.payroll import payroll_run

BENCHES: list[Bench] = [month_step, payroll_run]
PEOPLE = 1_000_000


def main() -> int:
    """Run every bench, print the table, and say by the exit status whether all goals are met."""
    people, console = _people(), Console()
    figures: list[Figure] = []
    with _progress(console) as progress:
        for bench in BENCHES:
            figures += bench(people, progress)
    console.print(table_of(figures))
    return int(any(figure.met is False for figure in figures))


def _people() -> int:
    parser = argparse.ArgumentParser(prog="./bench", description="Measure the application at size.")
    parser.add_argument(
        "--people", type=_positive, default=PEOPLE, metavar="N", help=f"how many ({PEOPLE:,})"
    )
    return int(parser.parse_args().people)


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
