"""基金投资 The balance put into deposits and bonds, what they pay, and how they come back."""
