"""Reports from a finished result."""
