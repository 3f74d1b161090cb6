"""Measurements of the application at size, each as a ratio found within one run. Started by `./bench`."""
