"""Know which days are worked, and be the only code that adds time.

``span`` says how long, ``calendar`` which days are worked and by which notice, ``counting`` when a period ends and why.
"""
