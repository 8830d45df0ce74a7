"""Numbers of China."""
