"""Numbers of vehicles."""
