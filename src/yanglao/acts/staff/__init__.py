"""人员与岗位 Who works here: appointed to a role in a box of time, let in by an invitation, dismissed."""
