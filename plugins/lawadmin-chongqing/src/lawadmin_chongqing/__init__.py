"""The law of Chongqing for lawadmin."""
