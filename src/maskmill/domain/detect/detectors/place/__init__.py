"""Places and postal addresses by their form."""
