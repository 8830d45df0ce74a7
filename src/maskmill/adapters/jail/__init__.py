"""The jail: own namespaces, rlimits, Landlock and seccomp by ctypes."""

from maskmill.adapters.jail.inprocess import InProcessSandbox
from maskmill.adapters.jail.sandbox import JailedSandbox
from maskmill.adapters.jail.tools import Tool

__all__ = ["InProcessSandbox", "JailedSandbox", "Tool"]
