"""What is wrong, where, and how it is reported."""
