"""集体补助和资助 Money that is neither the person's nor the government's: income kept apart."""
