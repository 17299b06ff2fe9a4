"""The desk file: the only place that knows SQL."""
