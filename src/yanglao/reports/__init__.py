"""读 What the office reads: pure reads that put several questions together. Nothing here writes."""
