"""转交任务 What waits for somebody is handed over to a colleague of the same role, for a reason, and can be taken back until it is done."""
