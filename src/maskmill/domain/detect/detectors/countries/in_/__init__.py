"""Numbers of India."""
