"""The command line: it parses, calls the engine and answers. Importing it loads nothing heavy."""
