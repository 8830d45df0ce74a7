"""Old names of Maskmill: an alias outside the wheel, see docs/old-systems.md."""
