"""Numbers given in Türkiye."""
