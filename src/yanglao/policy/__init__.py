"""The plan as data: dated parameters with source and status, readings, clauses, and the law of a month."""
