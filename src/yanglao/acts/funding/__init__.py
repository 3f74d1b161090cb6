"""财政补贴 What province and city owe: called for, applied for with a payroll, arrived."""
