"""What a reader marks: records, where they stand, how they are kept, merged and undone."""
