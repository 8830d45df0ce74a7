"""Numbers given in Austria."""
