"""Numbers given in Switzerland."""
