"""netdesk carries a person through professional networking and informational interviews."""

__version__ = "0.1.0"
