"""Numbers given in France."""
