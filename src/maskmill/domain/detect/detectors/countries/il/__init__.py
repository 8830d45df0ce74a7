"""Numbers of Israel."""
