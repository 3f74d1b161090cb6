"""The picture of the city's fund in the years to come, beside the lists that its offices handed in."""

from __future__ import annotations

from pathlib import Path

from yanglao.commands.language import is_english
from yanglao.commands.office import Office
from yanglao.forecast.scenario import read_scenario
from yanglao.forecast.svg import picture
from yanglao.kernel.months import last_day
from yanglao.kernel.whole_files import whole
from yanglao.reports.asking import reader
from yanglao.reports.forecast import FORECAST_REPORT, foresee
from yanglao.store.acting import Agency
from yanglao.store.closing import last_close

YEARS = 10
FILE = "forecast.svg"


def draw_forecast(office: Office, agency: Agency) -> Path:
    """Draw ten years after the last one closed, as things are; where the picture stands."""
    close = last_close(agency.connection, agency.area)
    assert close is not None  # whoever has lived through the years has closed them
    who = reader(agency, "supervisor", FORECAST_REPORT.readers, on=last_day(close.month))
    found = foresee(who, scenario=read_scenario("usual"), years=YEARS)
    path = office.data / "demo" / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole(path) as part:
        part.write_text(picture(found.years, title=found.title, english=is_english()), encoding="utf-8")
    return path
