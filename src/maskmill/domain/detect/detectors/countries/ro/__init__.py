"""Numbers given in Romania."""
