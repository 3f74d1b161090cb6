"""村居桌面 The desk of a township or community, on a phone first: what waits today, who is missing, how far the unit is."""
