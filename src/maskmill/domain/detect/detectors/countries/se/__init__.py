"""Numbers given in Sweden."""
