"""Numbers given in Hungary."""
