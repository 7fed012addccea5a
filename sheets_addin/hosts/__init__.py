"""What each spreadsheet program loads, made from the definitions: one host a package or module."""
