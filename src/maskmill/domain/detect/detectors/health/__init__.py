"""Numbers and codes of health care."""
