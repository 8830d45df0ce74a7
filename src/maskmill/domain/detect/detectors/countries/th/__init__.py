"""Numbers of Thailand."""
