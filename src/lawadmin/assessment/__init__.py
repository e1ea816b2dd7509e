"""How the plan stands, and the report as a value."""

from lawadmin.assessment.plan import ClauseState, Tally, assess
from lawadmin.assessment.report import Report, Reported

__all__ = ["ClauseState", "Report", "Reported", "Tally", "assess"]
