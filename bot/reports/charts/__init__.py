"""Charts as SVG: calm, without a script, and the same on a page, in print and as files of their own."""

from bot.reports.charts.bars import bars
from bot.reports.charts.calendar import calendar
from bot.reports.charts.columns import columns
from bot.reports.charts.drawing import Mark, Named
from bot.reports.charts.shares import shares

__all__ = ["Mark", "Named", "bars", "calendar", "columns", "shares"]
