"""Whether the books prove themselves: invariants of the book, one a file, and its re-derivation from the facts."""
