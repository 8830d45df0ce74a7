"""Numbers given in Slovenia."""
