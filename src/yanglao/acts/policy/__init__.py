"""政策 What the city decides: parameters of the plan."""
