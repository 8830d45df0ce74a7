"""Documents made from our own templates, with every slot marked."""

from train.documents.make import make

__all__ = ["make"]
