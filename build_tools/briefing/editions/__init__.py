"""What an edition published, what changed since, and what became of every address."""
