"""Numbers given in Portugal."""
