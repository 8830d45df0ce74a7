"""Numbers given in Lithuania."""
