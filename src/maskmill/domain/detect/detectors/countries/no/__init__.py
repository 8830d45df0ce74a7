"""Numbers given in Norway."""
