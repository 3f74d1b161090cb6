"""Facts, what they mean in a month, the month step, folding it, and the case file."""
