"""What menus, keys and panels ask for, each kind of errand in a class of its own."""
