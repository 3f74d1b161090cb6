"""首页 What somebody sees first, by the roles they hold: blocks, each with its own question and its own read."""
