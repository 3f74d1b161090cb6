"""乡镇 What units report, how they are ranked, what inspections found, and who is praised or criticised by name (十二, 十三)."""
