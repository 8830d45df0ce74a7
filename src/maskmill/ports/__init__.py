"""What the engine needs from the outside, as Protocols. Adapters satisfy them; only the engine names them."""
