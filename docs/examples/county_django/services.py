"""Save licence cases, each with what is due and what fell short."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms.models import model_to_dict

from casework import computed
from county_django.models import LicenceCase
from lawadmin.converters.messages import load_messages
from lawadmin.errors import Problems

SAY = load_messages("zh")


def save(case: LicenceCase, today: date) -> None:
    """Save a case as it stands today; raises ValidationError with every bad field at once, and saves nothing."""
    try:
        found = computed(model_to_dict(case), today)
    except Problems as problems:
        raise ValidationError({str(fault.fields["field"]): SAY.error(fault) for fault in problems}) from None
    case.due, case.findings = found.due, list(found.findings)
    case.save()


def save_all_again(today: date) -> None:
    """Compute every case anew, as a nightly task does: what was open yesterday may be overdue today."""
    with transaction.atomic():
        for case in LicenceCase.objects.iterator(chunk_size=1000):
            save(case, today)
