"""零件 The pieces that pages are made of, each shown once with made-up data, for those who build and those who judge."""
