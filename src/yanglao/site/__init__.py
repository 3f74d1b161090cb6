"""Where the application meets the machine: settings, addresses, and the bundled PostgreSQL."""
