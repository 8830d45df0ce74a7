"""Numbers given in Croatia."""
