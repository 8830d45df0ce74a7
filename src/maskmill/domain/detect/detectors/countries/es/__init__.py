"""Numbers given in Spain."""
