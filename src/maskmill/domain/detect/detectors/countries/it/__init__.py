"""Numbers given in Italy."""
