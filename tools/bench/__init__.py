"""What a page costs: queries, and CPU time as a ratio to a view that does nothing, in the same run."""
