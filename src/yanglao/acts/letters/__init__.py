"""查询码函 The letter with which a resident comes in to their own data."""
