"""The demo newsroom: an invented paper, its people, and nine stories told by the routine itself."""
