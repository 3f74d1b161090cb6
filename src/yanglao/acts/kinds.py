"""Every kind of proposal there is."""

from yanglao.acts.payroll import steps
from yanglao.acts.policy import parameter
from yanglao.acts.registry import changes

KINDS = {kind.name: kind for kind in (parameter.KIND, changes.KIND, steps.KIND)}
