"""Numbers of Chile."""
