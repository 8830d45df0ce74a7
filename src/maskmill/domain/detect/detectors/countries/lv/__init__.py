"""Numbers given in Latvia."""
