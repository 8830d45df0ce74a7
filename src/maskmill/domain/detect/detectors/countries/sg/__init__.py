"""Numbers of Singapore."""
