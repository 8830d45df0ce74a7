"""Numbers given in the Netherlands."""
