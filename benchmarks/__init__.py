"""Speed and memory as promised, measured: `make bench` prints a JSON line for each."""
