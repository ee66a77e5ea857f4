"""What other programs wrote of what was read in them, one module a format: bytes to records."""
