"""Numbers of Japan."""
