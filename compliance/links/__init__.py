"""Addresses asked over the network, and only those that lie outside. Knows nothing of units and answers."""
