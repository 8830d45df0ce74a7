"""Numbers given in Belgium."""
