"""Numbers given in Finland."""
