"""Numbers of files, cases, customers and members: what a label alone explains, in any country."""
