"""Plain text: decode, cut, verify."""
