"""The demonstration: a synthetic city lives through the years in the real database, by the real acts."""
