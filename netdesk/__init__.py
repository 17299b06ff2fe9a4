"""netdesk carries a person through professional networking and informational interviews."""
