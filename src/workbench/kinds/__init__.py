"""Exercise kinds, one module each, independent of each other. `registry` is the one place that knows them all."""
