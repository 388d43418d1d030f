"""Whether a piece of text can be a name at all: adverbs, adjectives, verbs of reports and years are none."""

from __future__ import annotations

import re

_NO_NAME = re.compile(
    r"依托|借助|凭借|依靠|通过|根据|按照|围绕|聚焦|针对|面对|鉴于|关于|对于|由于|因为|虽然|尽管|但是|因此|所以|如果|即使|除了|此外|另外|"
    r"数量|规模|比例|占比|人数|偏[少小低高大弱多]|[较更最][少小低高大弱多强新好]|[不][足够强高大多少稳平均]|能够|可以|可能|一次性|逐步|逐年|持续|"
    r"尚未|没有|未能|并[未不非]|已经|已于|正在|曾经|仍然|还是|就是|不是|不再|不得|该公司|该企业|本公司|上述|以上|以下|这些|那些|其他|其余|其中|全部|所有|各类|各种|各个|相关|有关|"
    r"我们|他们|进行|实施|实现|提高|提升|加强|强化|促进|完善|优化|推进|推动|推行|实行|解决|接纳|接收|输送|消化|开展|开设|建立|构建|形成|达到|超过|涉及|整体|整个|"
    r"陆续|先后|分别|共同|联合|牵头|前来|来校|进校|宣讲|招聘|招工|洽谈|签约|签订|举办|主办|承办|合作|共建|每年|去年|今年|明年|年度|学期|以来|期间|"
    r"\d{4}年|^\d|[了着过地得]$|^(?:的|了|和|与|及|或|在|为|是|从|把|被|使|让|请|向|往|因|但|而|则|且|若|虽|仍|均|皆|即)$"
)
_LETTER = re.compile(r"[\u4e00-\u9fffA-Za-z]")


def reads_as_name(piece: str) -> bool:
    """Whether nothing in a piece of a list, a cell or a class's label forbids that it is somebody's name."""
    return len(piece) >= 2 and _LETTER.search(piece) is not None and _NO_NAME.search(piece) is None
