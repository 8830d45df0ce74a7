"""Numbers given in the United Kingdom."""
