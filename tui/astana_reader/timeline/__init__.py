"""When things happened: time expressions in a text, the dates they mean, the events they date."""
