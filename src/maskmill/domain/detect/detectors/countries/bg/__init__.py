"""Numbers given in Bulgaria."""
