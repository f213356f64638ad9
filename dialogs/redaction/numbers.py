"""Numbers that lead to a person: personal numbers, phones, accounts, cards. Dates, amounts and sections stay."""

import re

from dialogs.redaction.words import Mark, PrivateWords

_PERSONAL = re.compile(
    r"(?<!\d)(?<!\d[-./])(\d{4}|\d{2})([-. /]?)(\d{2})\2(\d{2})"
    r"(\s?[-\u2013\u2212+]\s?|\s?)(\d{2}\s?\d{2}|[xX*\u2022]{4})(?!\d|[-./]\d)"
)
"""A date and four signs after it."""

_RESERVE = re.compile(r"(?<!\d)\d{6}(?:\d{2})?-[A-Z]{1,2}\d{2,3}\b")
"""What health care gives to those who have no personal number."""

_PHONE = re.compile(r"(?<![\w/§.,:-])(?:\+\d++|\(?0\d*+)\)?(?:[ \-\u2013/.()]{1,3}+\d++)*+(?!\w)")
_GROUP = re.compile(r"\D*\d+")
_DATE = re.compile(
    r"\d{1,2}([-/. ])\d{1,2}\1(?:19|20)\d{2}(?!\d)|(?:19|20)\d{2}(?:([-/. ])\d{2}\2\d{2}|[-\u2013](?:19|20)\d{2})(?!\d)"
    r"|\d{2}[.:]\d{2}\s?[-\u2013]\s?\d{2}[.:]\d{2}(?!\d)"
)
"""A date, a span of years, or a span of hours."""

_LONG = re.compile(
    r"(?<![\w.,+])(?:[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?|\d{4}([ -])\d{4}\1\d{4}\1\d{4}"
    r"|\d{6}-\d{4}|[1-9]\d{8,})(?!\w)(?=\s*(\w*))"
)
"""Of a bank account abroad, a card, an organisation, or whatever is counted in so many digits."""

FEWEST, MOST, MOST_ABROAD = 7, 11, 15
"""Digits of a phone number at home, and of one with its country."""

FEWEST_WHERE_EXPECTED = 5
"""Digits after a word such as phone; inside an organisation they are that few."""

CENTURY = 4
"""Digits of a year that is written out."""

COORDINATION = 60
"""What is added to the day in a coordination number."""


def without_numbers(text: str, words: PrivateWords) -> str:
    """The text with a mark for every number that leads to a person."""
    marks = words.marks
    text = _PERSONAL.sub(lambda found: marks[Mark.PERSONAL_NUMBER] if _is_personal(found) else found[0], text)
    text = _RESERVE.sub(marks[Mark.PERSONAL_NUMBER], text)
    text = _LONG.sub(lambda found: found[0] if _is_amount(found[0], found[2], words) else marks[Mark.NUMBER], text)
    text = _reached_by(words).sub(lambda found: _reached(found, words), text)
    return _PHONE.sub(lambda found: _without_phone(found[0], FEWEST, words), text)


def _is_personal(found: re.Match[str]) -> bool:
    """Whether it is a personal or coordination number: its date exists, and either its form or its checksum fits."""
    year, within, month, day, between, last = found.groups()
    if not _is_date(year, int(month), int(day)):
        return False
    if not last[0].isdecimal():
        return True
    has_its_sign = not within and between.strip() != ""
    return has_its_sign or _checks(year[-2:] + month + day + "".join(last.split()))


def _is_date(year: str, month: int, day: int) -> bool:
    born = day - COORDINATION if day > COORDINATION else day
    is_year = len(year) < CENTURY or year[:2] in {"18", "19", "20"}
    return is_year and month in range(1, 13) and born in range(1, 32)


def _checks(digits: str) -> bool:
    """Whether the last digit is the checksum of the others (Luhn)."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(product // 10 + product % 10 for product in doubled) % 10 == 0


def _is_amount(number: str, after: str, words: PrivateWords) -> bool:
    """Whether the number counts something."""
    return after.casefold() in words.measures and number[0].isdecimal()


def _without_phone(written: str, fewest: int, words: PrivateWords) -> str:
    """What is written, without the phone number that it begins with, as far as that goes."""
    if _DATE.match(written.lstrip("(")):
        return written
    most = MOST_ABROAD if written.startswith(("+", "00")) else MOST
    end = digits = 0
    for group in _GROUP.finditer(written):
        digits += sum(sign.isdecimal() for sign in group[0])
        if digits > most:
            break
        end = group.end() if digits >= fewest else 0
    return words.marks[Mark.PHONE] + written[end:] if end else written


def _reached_by(words: PrivateWords) -> re.Pattern[str]:
    """A word that a number follows by which somebody is reached, with that number and the word after it."""
    ways = "|".join(sorted(map(re.escape, words.reached_by), key=len, reverse=True))
    way = rf"\b(?:{ways})\b\W{{0,3}}(?:[^\W\d]+\W{{1,3}}){{0,2}}"
    return re.compile(rf"(?i)({way})(\+?\d(?:[ \-\u2013/]?\d){{4,14}})(?!\w)(?=\s*(\w*))")


def _reached(found: re.Match[str], words: PrivateWords) -> str:
    before, number, after = found.groups()
    if _is_amount(number, after, words):
        return found[0]
    return before + _without_phone(number, FEWEST_WHERE_EXPECTED, words)
