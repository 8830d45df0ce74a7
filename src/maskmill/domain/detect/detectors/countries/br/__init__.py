"""Numbers of Brazil."""
