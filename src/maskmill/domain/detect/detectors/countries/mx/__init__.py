"""Numbers of Mexico."""
