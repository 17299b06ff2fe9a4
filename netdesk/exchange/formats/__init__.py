"""One module per format: sniff, read, write."""
