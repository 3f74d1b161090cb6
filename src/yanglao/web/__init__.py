"""What people see in a browser: the desks of the office, the resident, and the interface for programs."""
