"""Every page of the application as a picture: made by `./tour`."""
