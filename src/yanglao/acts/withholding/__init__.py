"""代扣 Contributions that the bank takes from people's accounts: authorities, lists to the bank, its answers (四(二)1)."""
