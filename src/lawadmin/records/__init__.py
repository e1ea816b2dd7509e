"""What happened: matters, events, registers, organs and who held which post when."""
