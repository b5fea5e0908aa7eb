"""What a page costs: `make bench`. docs/performance.md tells how to read the figures."""
