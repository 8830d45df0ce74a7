"""Numbers given in Estonia."""
