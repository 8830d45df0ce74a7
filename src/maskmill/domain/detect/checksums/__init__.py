"""Check sums that more than one detector uses."""
