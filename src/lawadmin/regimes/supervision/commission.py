"""监察决定的复审复核: how the supervisory commission looks again at what it decided about an official."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.model import Needs, Procedure
from lawadmin.regimes.shared.lapsed_rights import honoured_late
from lawadmin.regimes.shared.wrong import Wrong, claimed, unstated, wrongs


class Review(StrEnum):
    """What can happen to a decision of the supervisory commission that somebody does not accept."""

    DECISION = "收到处理决定"
    REVIEW_ASKED = "申请复审"
    REVIEWED = "复审决定"
    REVIEW_RECEIVED = "收到复审决定"
    RECHECK_ASKED = "申请复核"
    RECHECKED = "复核决定"
    FOUND_WRONG = "复核认定有错误"
    CORRECTED = "纠正"


@frozen
class Outcome:
    """State the reasons, and whether the decision was carried out while it was under review, as it is to be."""

    reason: str | None = None
    stayed: bool | None = None


SUPERVISION_REVIEW = Procedure(
    name="supervision-review",
    title="监察决定的复审复核",
    title_en="Reviews of supervision",
    clause="2.6.3",
    act="supervision-act",
    steps=Review,
    starts={Review.DECISION},
    facts={Review.REVIEWED: Outcome, Review.RECHECKED: Outcome},
    may={
        Review.REVIEW_ASKED: (Needs({Review.DECISION}),),
        Review.REVIEWED: (Needs({Review.REVIEW_ASKED}),),
        Review.REVIEW_RECEIVED: (Needs({Review.REVIEWED}),),
        Review.RECHECK_ASKED: (Needs({Review.REVIEW_RECEIVED}),),
        Review.RECHECKED: (Needs({Review.RECHECK_ASKED}),),
        Review.FOUND_WRONG: (Needs({Review.RECHECKED}),),
        Review.CORRECTED: (Needs({Review.FOUND_WRONG}),),
    },
    must=("ask_review", "review", "ask_recheck", "recheck", "correct"),
    party={Review.REVIEW_ASKED, Review.RECHECK_ASKED},
)


CHECKS = (
    wrongs(
        "supervision-reviewed-with-reasons",
        SUPERVISION_REVIEW,
        Wrong(Review.REVIEWED, "no-grounds", unstated("reason")),
        Wrong(Review.RECHECKED, "no-grounds", unstated("reason")),
        Wrong(Review.REVIEWED, "not-carried-out", claimed("stayed"), "第五十六条"),
        Wrong(Review.RECHECKED, "not-carried-out", claimed("stayed"), "第五十六条"),
        citation="监察法 第五十六条",
    ),
    honoured_late(
        "supervision-review-in-time",
        SUPERVISION_REVIEW,
        {"ask_review": ""},
        Review.REVIEWED,
        citation="监察法 第五十六条",
    ),
)
