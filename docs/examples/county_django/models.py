"""The county's own table, with two columns added: what is due, and what fell short."""

from django.db import models


class LicenceCase(models.Model):
    """Hold a licence case as the county has always kept it."""

    sqbh = models.CharField("申请编号", max_length=40, primary_key=True)
    bmdm = models.CharField("部门代码", max_length=40)
    blfs = models.CharField("办理方式", max_length=20, blank=True, default="")
    sqrq = models.DateField("申请日期", null=True, blank=True)
    slrq = models.DateField("受理日期", null=True, blank=True)
    pskssj = models.DateField("评审开始", null=True, blank=True)
    psjssj = models.DateField("评审结束", null=True, blank=True)
    jdrq = models.DateField("决定日期", null=True, blank=True)
    sdrq = models.DateField("送达日期", null=True, blank=True)

    due = models.DateField("最迟日期", null=True, editable=False)
    findings = models.JSONField("问题", default=list, editable=False)
