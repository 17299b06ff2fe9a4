"""The program around the window: from its start to its end."""
