"""Numbers of Canada."""
