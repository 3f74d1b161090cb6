"""送达 Notices: told, served, and what the person says before a decision."""
