"""报表 Every report of the office as a page: its filters from what it asks, its rows to sort, search and take away."""
