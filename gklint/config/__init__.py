"""The configuration: finding it, reading it, the origin of each setting, and the rules it turns on."""
