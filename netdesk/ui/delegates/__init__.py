"""Painters of rows, chips and avatars."""
