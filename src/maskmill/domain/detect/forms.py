"""Written forms that numbers of several countries share: a detector that takes one costs no scan of its own."""

from __future__ import annotations

DIGITS_8 = r"\b\d{8}\b"
DIGITS_9 = r"\b\d{9}\b"
DIGITS_10 = r"\b\d{10}\b"
DIGITS_11 = r"\b\d{11}\b"
DIGITS_12 = r"\b\d{12}\b"
DIGITS_13 = r"\b\d{13}\b"
DIGITS_14 = r"\b\d{14}\b"

GROUPS_3_3_3 = r"\b\d{3}[ .-]?\d{3}[ .-]?\d{3}\b"
"""123456789, 123 456 789, 123-456-789."""

GROUPS_3_2_4 = r"\b\d{3}(?:-\d{2}-| \d{2} |\.\d{2}\.)\d{4}\b"
"""123-45-6789."""

GROUPS_4_3_3 = r"\b\d{4}[ -]?\d{3}[ -]?\d{3}\b"
"""1234567890, 1234 567 890."""

GROUPS_4_4_4 = r"\b\d{4}[ -]?\d{4}[ -]?\d{4}\b"
"""123456789012, 1234 5678 9012."""

GROUPS_3_3_4 = r"\b\d{3}[ .-]?\d{3}[ .-]?\d{4}\b"
"""1234567890, 123 456 7890."""

GROUPS_6_4 = r"\b\d{6}[ +-]?\d{4}\b"
"""8001311234, 800131-1234, 800131+1234."""

GROUPS_6_5 = r"\b\d{6}[ -]?\d{5}\b"
"""31018012345, 310180 12345."""

UUID = r"\b[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\b"
"""RFC 9562: 8-4-4-4-12 hexadecimal digits."""

GROUPS_2_3_3 = r"\b\d{2}[ .-]?\d{3}[ .-]?\d{3}\b"
"""12345678, 12 345 678, 12-345-678."""

GROUPS_2_3_3_3 = r"\b\d{2}[ .-]?\d{3}[ .-]?\d{3}[ .-]?\d{3}\b"
"""12345678901, 12 345 678 901."""
