"""The frames of sentences, in English and Traditional Chinese; the vocabulary fills them.

``{what}`` is the measure and ``{What}`` the same with a capital; ``{base}``, ``{third}``, ``{past}`` are the forms of
the effect in English, ``{zh}`` in Chinese; ``{limit}`` brings its own comma.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from graph.model import Text

__all__ = ["CLAIMED", "PROPOSED", "SHOWN", "THESIS", "Frame"]

Frame: TypeAlias = tuple[str, str]
"""A sentence in English and in Chinese."""

CLAIMED: Final[Mapping[str, tuple[Frame, ...]]] = {
    "fact": (
        ("In {town}, {what} has {past}{limit}.", "在{town_zh}，{what_zh}已經{zh}{limit_zh}。"),
        ("Wherever it was tried, {what} has {past}{limit}.", "凡試行之處，{what_zh}都{zh}{limit_zh}。"),
        ("{What} already {third} in {town}{limit}.", "{what_zh}目前已在{town_zh}{zh}{limit_zh}。"),
    ),
    "cause": (
        ("{What} {third}{limit}.", "{what_zh}會{zh}{limit_zh}。"),
        ("It is {what} that {third}{limit}.", "正是{what_zh}{zh}{limit_zh}。"),
        ("By the way it is run, {what} {third}{limit}.", "照目前的做法，{what_zh}勢必{zh}{limit_zh}。"),
    ),
    "forecast": (
        ("Within {years} years {what} will {base}{limit}.", "{years} 年內，{what_zh}將會{zh}{limit_zh}。"),
        ("If {town} goes ahead, {what} will {base}{limit}.", "{town_zh}若付諸實行，{what_zh}將{zh}{limit_zh}。"),
    ),
    "value": (
        ("It matters more than the money that {what} {third}.", "{what_zh}會{zh}，這比花多少錢更要緊。"),
        ("Nobody can be indifferent when {what} {third}.", "{what_zh}會{zh}，誰都不能無動於衷。"),
    ),
    "policy": (
        ("{Town} must weigh that {what} {third} before it decides.", "{town_zh}決定之前，必須考量{what_zh}會{zh}。"),
        ("No town may vote on {what} without saying that it {third}.", "表決{what_zh}時，應說明它會{zh}。"),
    ),
    "definition": (
        ("{What} counts as a success only as far as it {third}.", "所謂{what_zh}的成效，要看它是否{zh}。"),
        (
            "What people in {town} call {what} is whatever {third}.",
            "{town_zh}居民口中的{what_zh}，指的是凡能{zh}的安排。",
        ),
    ),
}
"""Frames of claims, by type."""

SHOWN: Final[Mapping[str, tuple[Frame, ...]]] = {
    "statistic": (
        (
            "In {year}, {value} per cent of {people} in {town} said that {what} had {past}.",
            "{year} 年，{town_zh}有 {value}% 的{people_zh}表示，{what_zh}已經{zh}。",
        ),
        (
            "A count in {town} in {year} found that {what} had {past} in {value} per cent of cases.",
            "{town_zh} {year} 年的統計顯示，{what_zh}在 {value}% 的情形中{zh}。",
        ),
    ),
    "case": (
        (
            "After {town} began with {what} in {year}, it {third}, as anybody can see.",
            "{town_zh}自 {year} 年推行{what_zh}，結果有目共睹：{zh}。",
        ),
        ("By {year}, {what} of {town} had {past}.", "到了 {year} 年，{town_zh}的{what_zh}已經{zh}。"),
    ),
    "testimony": (
        ("{Body} told the hearing that {what} {third}.", "{body_zh}在聽證會上表示，{what_zh}會{zh}。"),
        ("From what {body} saw in {town}, {what} {third}.", "據{body_zh}在{town_zh}所見，{what_zh}會{zh}。"),
    ),
}
PROPOSED: Final[tuple[Frame, ...]] = (
    ("{Town} should {action}{limit}.", "{town_zh}應{action_zh}{limit_zh}。"),
    ("One way out is to {action}.", "一個解方是{action_zh}。"),
    ("{Body} could {action}{limit}.", "{body_zh}可以{action_zh}{limit_zh}。"),
    ("The province ought to {action}.", "省政府理當{action_zh}。"),
)
THESIS: Final[Text] = {
    "en": "The province should carry out its programme of small measures for better towns.",
    "zh-Hant": "本省應推行以小型措施改善城鎮生活的方案。",
}
