"""Numbers given in Czechia and Slovakia."""
