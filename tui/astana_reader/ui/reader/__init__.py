"""The reader's hand without a screen: keys go in, the state changes, requests come out."""
