"""人员桌面 The page of a person: who it is, what happened, what is paid and why, what can be done about them."""
