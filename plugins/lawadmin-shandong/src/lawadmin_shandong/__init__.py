"""The law of Shandong for lawadmin."""
