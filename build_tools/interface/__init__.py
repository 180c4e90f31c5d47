"""What the interface says to readers: one file of messages for each language, and how they are filled in."""
