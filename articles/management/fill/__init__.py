"""A newsroom of any size, for measuring: stories made as if each had been pressed through the routine."""
