"""How each rank of post stands to its body, and what it is called: the body's name with the rank's words.

Plain tuples, since ``who`` reads this on its way: (property from post to body, words after the Chinese name of the
body, words before its English name).
"""

RANKS = {
    "principal": ("headOf", "主要负责人", "principal"),
    "standing-committee-member": ("memberOf", "常委会其他成员", "other standing committee members"),
    "government-leader-for-safety": (
        "memberOf",
        "分管安全生产工作的政府领导",
        "government leader in charge of work safety",
    ),
    "government-leader": ("memberOf", "领导班子其他成员", "other members of the leadership"),
    "safety-deputy": ("deputyOf", "分管安全工作的负责人", "deputy in charge of safety"),
    "leadership-member": ("memberOf", "领导班子成员", "members of the leadership"),
}


def labels(rank: str, body_zh: str, body_en: str) -> tuple[str, str]:
    """The Chinese and English label of a body's post: 公安部门 → 公安部门主要负责人."""
    _, zh, en = RANKS[rank]
    return body_zh + zh, f"{en} of {body_en}"
