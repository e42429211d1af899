"""How each rank of post stands to its body, and what it is called."""

from typing import NamedTuple

from zeren.facts.rows import Body


class PostRank(NamedTuple):
    """relation: the property from post to body. zh follows the body's name, en stands before it."""

    relation: str
    zh: str
    en: str


POSTS = {
    "principal": PostRank("zr:headOf", "主要负责人", "principal"),
    "standing-committee-member": PostRank(
        "zr:memberOf", "常委会其他成员", "other standing committee members"
    ),
    "government-leader-for-safety": PostRank(
        "zr:memberOf", "分管安全生产工作的政府领导", "government leader in charge of work safety"
    ),
    "government-leader": PostRank("zr:memberOf", "领导班子其他成员", "other members of the leadership"),
    "safety-deputy": PostRank("zr:deputyOf", "分管安全工作的负责人", "deputy in charge of safety"),
    "leadership-member": PostRank("zr:memberOf", "领导班子成员", "members of the leadership"),
}


def post_labels(body: Body, role: str) -> tuple[str, str]:
    """The Chinese and English label of a post of a body."""
    rank = POSTS[role]
    return body.zh + rank.zh, f"{rank.en} of {body.en}"
