"""内部监督 The controls against fraud: run, and answered by name."""
