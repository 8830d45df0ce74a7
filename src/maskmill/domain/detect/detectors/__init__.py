"""One file a detector, in rooms by what it finds; `catalogue` walks them."""
