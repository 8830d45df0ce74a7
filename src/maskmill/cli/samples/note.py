"""A note of a telephone call, as somebody types it."""

NOTE = """\
CALL NOTE                                             Ref. RW/2291/PR
Date of call:  4 March 2026, 09:40
Taken by:      Priya Raman

Mrs. Margaret Ellison rang about the burst pipe at her house,
18 Larkspur Lane, Bristol BS6 5QD. She can be reached on
+44 7700 900142 or at margaret.ellison@example.org; her son
Thomas Ellison looks after her post (thomas.ellison@example.net).

To identify her I asked for her date of birth (date of birth: 17/06/1958)
and her National Insurance number, AB 12 34 56 C. Both match the file.

She wants the interim payment to go to a new account:
IBAN GB82 WEST 1234 5698 7654 32, account holder Margaret Ellison.

The excess of 250.00 GBP was paid by card 4111 1111 1111 1111.
The contractor logged in from 203.0.113.24 to upload photographs.

Next: send the claim form, call back before Friday.
"""
