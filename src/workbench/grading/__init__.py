"""The shared rules: how an answer's text is read, what a mistake is worth, how items, hints and caps make a score.

It imports no words: findings carry codes and values, `content` turns them into sentences.
"""

from workbench.grading.money_cells import Slip, money_slip
from workbench.grading.total import HINT_FACTOR, decimals, item_points, score

__all__ = ["HINT_FACTOR", "Slip", "decimals", "item_points", "money_slip", "score"]
