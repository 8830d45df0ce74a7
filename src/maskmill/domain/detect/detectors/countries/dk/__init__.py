"""Numbers given in Denmark."""
