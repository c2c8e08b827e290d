"""The checker in one HTML file: what is packed into it, how it is put together, and what runs in it."""
