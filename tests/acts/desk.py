"""A desk at which tests hand lists in as an office does, and look at what became of them."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from acts.filing import lists_before
from signing import Everybody, sign_in

from yanglao.acts.agreeing import act_of, agree
from yanglao.acts.found_area import found_area
from yanglao.acts.proposals import agreement_of
from yanglao.acts.records.described import FACT_ACTS
from yanglao.acts.register import REGISTER
from yanglao.acts.take_list import take_list
from yanglao.acts.transfer.described import FACTS_OVER_FILES
from yanglao.commands.office import Office
from yanglao.kernel.identity import check_digit
from yanglao.kernel.months import day_text
from yanglao.policy.bureaus import bureaus_of
from yanglao.store.acting import Agency, By
from yanglao.store.founding import Appointment
from yanglao.store.lots import lot_of
from yanglao.store.proposals import proposal_of


def certifies(login: str, name: str, *bureaus: str) -> list[Appointment]:
    """Somebody who certifies for some bureaus, or for all of them."""
    return [
        Appointment(login, "certifier", name, bureau=one) for one in bureaus or bureaus_of("dongfang-2011")
    ]


STAFF: list[tuple[str, str, str] | Appointment] = [
    ("clerk", "clerk", "经办"),
    ("clerk-2", "clerk", "经办二"),
    ("reviewer", "reviewer", "复核"),
    ("accountant", "accountant", "会计"),
    ("finance", "finance", "财政"),
    ("director", "director", "审批"),
    *certifies("certifier", "认定"),
    *certifies("certifier-2", "认定二"),
    ("township", "township", "乡镇"),
    ("supervisor", "supervisor", "人社"),
    ("supervisor-2", "supervisor", "人社二"),
    ("system", "system", "系统"),
    ("security", "security", "安全"),
]
FACTS = [act.key for act in (*FACT_ACTS, *FACTS_OVER_FILES)]
UNITS = [("469007-01", "永安社区", "community"), ("469007-02", "东海社区", "community")]
ON = 20121231


def number(n: int, born: str = "19700101") -> str:
    """The identity number of the n-th person born on a day."""
    first = f"469007{born}{n:03d}"
    return first + check_digit(first)


def found(
    office: Office,
    *,
    opens_in: int | None = None,
    more: Sequence[tuple[object, ...]] = (),
    own: Mapping[str, str] | None = None,
) -> Agency:
    """An office with one area, its units and staff, and more of them; `own`: login -> that person's own identity number."""
    made = found_area(
        office.connection,
        office.keys,
        plan="dongfang-2011",
        name="东方市",
        units=UNITS,
        staff=[*STAFF, *more],  # type: ignore[list-item]
        own_hashes={login: office.keys.hashed(one) for login, one in (own or {}).items()},
        opens_in=opens_in,
    )
    sign_in(office.connection.info.dsn)
    return Agency(office.connection, made.area, office.keys, Everybody(made.area.code))


class Desk:
    """Hands lists in; `answer` is that of the last one."""

    def __init__(self, agency: Agency, folder: Path) -> None:
        self.agency, self.folder = agency, folder
        self.answer: dict[str, Any] = {}
        self.lists = 0

    def take(
        self,
        layout: str,
        rows: Sequence[Mapping[str, object]],
        *,
        on: int = ON,
        key: str = "",
        actor: str = "",
        agreed: bool = True,
        filed: bool = True,
    ) -> dict[str, Any]:
        """Hand in a list; a field left out of a row is empty. `agreed`: facts that wait for somebody else are agreed to at once; `filed`:
        transfers have their files, up to there."""
        if filed and layout in ("transfer_in", "transfer_out"):
            for before, told in lists_before(layout, rows):
                self.take(before, told, on=on)
        self.lists += 1
        path = self.folder / f"{layout}-{self.lists}.csv"
        headings = list(dict.fromkeys(name for row in rows for name in row))
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            table = [[str(row.get(name, "")) for name in headings] for row in rows]
            csv.writer(file).writerows([headings, *table])
        key = key or f"{self.folder.name} {path.name}"
        return self.take_file(layout, path, on=on, key=key, actor=actor, agreed=agreed)

    def take_file(
        self, layout: str, path: Path, *, on: int, key: str, actor: str = "", agreed: bool = True
    ) -> dict[str, Any]:
        who = actor or ("clerk" if "clerk" in REGISTER[layout].who else REGISTER[layout].who[0])
        rejects = self.folder / "rejects.csv"
        rejects.unlink(missing_ok=True)
        by = By(who, on, key)
        self.answer = take_list(self.agency, layout=layout, path=path, rejects=rejects, by=by)
        if (
            agreed
            and layout in FACTS
            and self.answer["proposal"] is not None
            and "repeated" not in self.answer
        ):
            self.answer["recorded"] += self.agree(self.answer["proposal"], on=on)["recorded"]
        return self.answer

    def agree(self, proposal: int, *, on: int, actor: str = "") -> dict[str, Any]:
        """Somebody else agrees to what waits."""
        found = proposal_of(self.agency.connection, self.agency.area, proposal)
        roles = agreement_of(act_of(found)).steps[str(found.next_step)].roles_for(found)
        other = [login for login, role, *_ in STAFF if role in roles and login not in found.taken.values()]
        lot = lot_of(self.agency.connection, self.agency.area, proposal) if len(found.taken) == 1 else None
        by = By(actor or (other[0] if lot is None else lot.named), on, f"agree {proposal} {found.next_step}")
        return agree(self.agency, number=proposal, by=by)

    def codes(self) -> list[str]:
        """Why rows of the last list came back."""
        return [row["错误代码"] for row in self.rejected()]

    def rejected(self) -> list[dict[str, str]]:
        path = self.folder / "rejects.csv"
        if not path.exists():
            return []
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def register(self, numbers: Iterable[str], **more: object) -> dict[str, Any]:
        """Everybody on the register, under a name and with an account of their own."""
        rows = [
            {
                "number": one,
                "name": "陈测试",
                "unit": "永安社区",
                "bank_account": f"6217{one[-12:-1]}9",
                **more,
            }
            for one in numbers
        ]
        return self.take("register", rows)

    def hear(self, numbers: Sequence[str], *, on: int, notice: str = "suspension_intended") -> None:
        """Told what is intended, served, and heard, all on one day."""
        day = day_text(on)
        rows = [{"number": one, "notice": notice} for one in numbers]
        self.take("announcement", rows, on=on)
        served = {"on": day, "way": "直接送达", "addressee": "家属"}
        self.take("service", [row | served for row in rows], on=on)
        said = {"on": day, "statement": "无异议"}
        assert self.take("hearing", [row | said for row in rows], on=on)["rejected"] == 0

    def suspend(self, rows: Sequence[Mapping[str, object]], *, on: int = ON) -> dict[str, Any]:
        """Suspended by a list, those who were to be heard having been heard on the day."""
        self.hear(list(dict.fromkeys(str(row["number"]) for row in rows)), on=on)
        return self.take("suspension", rows, on=on)

    def join(self, numbers: Sequence[str], *, since: str = "2000-01-01", on: str = "2012-01-05") -> None:
        """Registered, resident as city people, and enrolled."""
        self.register(numbers)
        homes = {"place": "469007", "household": "非农业", "from": since, "until": ""}
        self.take("residence", [{"number": one, **homes} for one in numbers])
        self.take("enrolment", [{"number": one, "on": on} for one in numbers])
        assert self.answer["recorded"] == len(numbers)

    def put_in_payment(
        self, numbers: Sequence[str], *, on: int, day: str, account: bool = True, name: str = "陈老"
    ) -> None:
        """Registered, resident as city people, enrolled and in payment from a day on, as is told on the Day `on`."""
        rows = [
            {
                "number": one,
                "name": name,
                "unit": "永安社区",
                **({"bank_account": f"6217{one[-12:-1]}9"} if account else {}),
            }
            for one in numbers
        ]
        home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
        self.take("register", rows, on=on)
        self.take("residence", [{"number": one, **home} for one in numbers], on=on)
        self.take("enrolment", [{"number": one, "on": day} for one in numbers], on=on)
        self.take("claim", [{"number": one, "on": day} for one in numbers], on=on)

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        return self.agency.connection.execute(query, values).fetchall()

    def count(self, table: str) -> int:
        return int(self.rows(f"SELECT count(*) FROM {table}")[0][0])


def paid(one: str, receipt: str, **more: object) -> dict[str, object]:
    """A row of a contribution list: tier 500 of 2012."""
    usual = {"number": one, "year": 2012, "tier_yuan": 500, "on": "2012-03-01", "receipt": receipt}
    return {**usual, **more}
