"""Numbers given in Germany."""
