"""Numbers of Australia."""
