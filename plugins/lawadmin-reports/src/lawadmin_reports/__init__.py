"""Reports of lawadmin as HTML pages that open and print without a network."""
