"""Guided ways through a step."""
