"""Documents of travellers."""
