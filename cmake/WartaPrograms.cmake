# Programs are added here as they come into being.
