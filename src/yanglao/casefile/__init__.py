"""The case file: one person's life in JSON, checked, assessed by the month step, and answered."""
