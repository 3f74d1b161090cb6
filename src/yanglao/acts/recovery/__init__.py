"""追回 What was paid too much comes back: notice, plan, money, set-off by consent, reminders, handing over, write-off (九(二))."""
