"""A unit's own report in Word, with the team's column of its official table filled and nothing else touched."""
