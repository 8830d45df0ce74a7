"""Numbers given in Poland."""
