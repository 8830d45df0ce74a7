"""Numbers given in Ireland."""
