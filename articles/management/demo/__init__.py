"""The demo newsroom: an invented paper, its people, and four stories told by the routine itself."""
