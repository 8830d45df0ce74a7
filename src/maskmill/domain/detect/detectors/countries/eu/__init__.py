"""Numbers given in the European Union."""
