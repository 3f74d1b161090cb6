"""登记事实 The rows of a list become facts: sorted out, asked of the rules, recorded, and booked once the list is through."""
