"""The ordered, frozen steps from an empty file to the present schema."""
