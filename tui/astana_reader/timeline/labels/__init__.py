"""What a row says of its event, in at most 40 characters."""
