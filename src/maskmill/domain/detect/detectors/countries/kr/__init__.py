"""Numbers of South Korea."""
