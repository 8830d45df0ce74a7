"""Numbers given in the United States."""
