"""What calendars and clocks of the world say: feasts, holidays, zones, years before Christ."""
