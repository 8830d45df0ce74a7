"""People by the words around them."""
