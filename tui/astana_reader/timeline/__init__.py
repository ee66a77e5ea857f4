"""When things happened: time expressions in a text, the dates they mean, and the events they date."""
