"""The jail: own namespaces, rlimits, Landlock and seccomp by ctypes."""
