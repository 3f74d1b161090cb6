"""监护与代办 Somebody acts for a person: by guardianship, or by an authority for some acts and amounts."""
