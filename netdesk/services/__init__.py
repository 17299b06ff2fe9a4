"""One function or small class per thing a user does; no Qt."""
