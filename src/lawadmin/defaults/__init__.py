"""The house's own plugins: national law, the SQLite store, the console; plugins like any other."""
