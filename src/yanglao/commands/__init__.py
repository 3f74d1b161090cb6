"""The acts from shell and cron. Only this room and `web` talk to people."""
