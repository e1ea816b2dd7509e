"""The vocabulary of a regime: steps, spans, traits, what each step needs, which limits bind it."""
