"""What the office does: one file an act, each one transaction, each with who, when (business date) and a key."""
