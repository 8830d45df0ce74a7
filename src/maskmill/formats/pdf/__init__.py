"""PDF: read every channel, remove, rebuild, verify."""
