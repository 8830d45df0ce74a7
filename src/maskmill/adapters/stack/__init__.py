"""The supervisor of maskmill up, and the embedded Valkey."""
