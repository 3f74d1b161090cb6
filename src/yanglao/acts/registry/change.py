"""What is to be changed of a person's data, before it is put down."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Change:
    """What is to be changed of one person: name, telephone number (in plain text; "": as it is), ethnic group (None: as it is),
    unit (0: as it is), and accounts, by whose they are: (holder, number)."""

    name: str = ""
    phone: str = ""
    ethnic: int | None = None
    unit: int = 0
    payees: dict[str, tuple[str, str]] = field(default_factory=dict)
