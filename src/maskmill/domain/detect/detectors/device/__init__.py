"""Numbers of devices."""
