"""What a build keeps for the next one. No build trusts it: what it is about is compared byte by byte, by digest."""
