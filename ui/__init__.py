"""Shows a `Reply`; decides nothing."""
