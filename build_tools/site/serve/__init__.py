"""The site in a browser on this machine, built again at each edit."""
