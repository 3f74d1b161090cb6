"""A synthetic Dongfang: people, registration, lives, and the lists that thirteen units and the bureaus
hand in."""

from .city import City, make_city
from .reports import LAYOUTS, Report
from .units import UNITS, Unit

__all__ = ["LAYOUTS", "UNITS", "City", "Report", "Unit", "make_city"]
