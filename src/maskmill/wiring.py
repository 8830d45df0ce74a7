"""Settings -> Kit: the only place that knows every adapter."""
