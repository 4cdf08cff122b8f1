"""The demo newsroom: an invented paper, its people, and thirty days of stories told by the routine itself."""
