"""Adapters: the outside world behind the ports. One folder a port; none knows another."""
