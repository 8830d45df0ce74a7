"""Numbers of Argentina."""
