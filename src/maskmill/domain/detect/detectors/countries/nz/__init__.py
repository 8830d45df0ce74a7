"""Numbers of New Zealand."""
