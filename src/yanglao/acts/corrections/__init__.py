"""更正 Corrections, never edits: a fact is cancelled or replaced by a new version of it, with a reason, a document and other people;
the next runs settle the difference."""
