"""Paper: the only place that draws PDF pages."""
