"""Models that know names."""
