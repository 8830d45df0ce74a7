"""Help texts of one shape: what it does in a line, examples, exit codes."""

from __future__ import annotations


def teach(purpose: str, *examples: str, codes: str = "0 done, 2 wrong call, 70 our bug") -> str:
    """Return a help text; examples are command lines without the program's name."""
    lines = "\n".join(f"  maskmill {example}" for example in examples)
    return f"{purpose}\n\n\b\nExamples:\n{lines}\n\n\b\nExit codes: {codes}.\n"
