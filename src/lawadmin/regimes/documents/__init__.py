"""二(三): normative documents."""
