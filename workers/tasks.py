"""The old tasks, imported by their names."""

from maskmill.compat.facade import facade as __getattr__  # noqa: F401 - each name is looked up in the registry
