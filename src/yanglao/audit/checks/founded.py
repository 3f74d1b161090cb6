"""Units, people and the roles of the founding are as they were founded: nobody has given themselves a role beside the acts."""

from __future__ import annotations

from yanglao.audit.checks.check import Finding
from yanglao.store.acting import Agency
from yanglao.store.founding_seals import founding_as_it_is, sealed_founding

NAME = "founded"
ZH = "建账时的单位、人员和岗位未被改动"
EN = "units, people and roles are as they were founded"


def find(agency: Agency) -> list[Finding]:
    """One finding, where the rows do not fit the seal."""
    sealed = sealed_founding(agency.connection, agency.area)
    if sealed == founding_as_it_is(agency.connection, agency.area, agency.keys):
        return []
    return [Finding(agency.area.id, "建账时的单位、人员或岗位与封存的不同", 0)]
