"""What the window shows for each section."""
