"""Numbers given in Greece."""
