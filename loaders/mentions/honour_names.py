"""What an honour's name looks like: a title, model status or prize of standing, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator

_KIND = (
    r"(?:职业高中|高中|职高|中专|学校|校园|院校|职校|技校|中学|学院|校|单位|集体|基地|示范点|示范区|中心|团委|"
    r"团支部|党支部|党委|党组织|支部|团体|组织|示范户|称号|学堂|品牌|标兵|名校|行列|之家|窗口|岗|访问点|参观点|体验点|联系点|高地)"
)
_QUALITY = re.compile(
    r"示范|重点|文明|先进|优秀|样板|试点|立项|绿色|平安|星级|优质|特色|典型|达标|标杆|骨干|传承|五四|红旗|模范|高水平|双优|双高|百强|十佳|十强|一流|安全|和谐|卫生先进|卫生单位|生态|"
    r"健康|节水|节约|传统|突出|创新|孵化|实践|培育|承训|无烟|诚信|规范化|标准化|最美|最具|园林|花园|依法治校|书香|智慧|数字|首批|名校|示点|建设单位|德育|劳动教育|满意|贡献|AAA|A级|[A-D]档|合格|巾帼|青年|名牌|标志性|实验学校|一级|特级|十大|共建|改革"
)
_LEVEL = re.compile(
    r"全国|国家|中国|教育部|人社部|财政部|中央|中华|国际|世界|省|自治区|全[区市县省州]|市级|市|县|区级|区|州|华东|华南|西部|[\u4e00-\u9fff]{2,3}(?:市|省|县|区)"
)
_END = re.compile(
    r"(?:" + _KIND + r"|(?:成果|贡献|组织|集体|团体|金牌|质量|创新|示范|进步|人气|风采|精神文明|德育|先进)奖"
    r"(?:[（(]?[特一二三金银铜]等?奖?[）)]?)?|成果(?:奖)?[特一二三]等奖|学校奖|奖状|奖章|[0-9百十]强|流动红旗|(?:建设|培育)(?:工程|计划))\Z"
)
_PRIZE = re.compile(r"成果(?:奖)?.{0,4}[特一二三]等奖|成果奖|组织奖|贡献奖|集体奖|质量奖|团体[一二三]等奖")
_NOT = re.compile(
    r"专业(?!学校|技术学校|(?:立项)?建设单位)(?!类|[A-Z]类)|选手|作品|论文|课件|学生(?!创业|创新)|教师|名师|班主任|团队|个人|人才(?!培养优|培养示|培养基|培养先|培训)|大师|课程(?!思政|改革)|教材|案例|课题|项目(?!学校|院校|保护单位|(?:立项|建设|试点|培育|首批|牵头|承担|示范|实施)*(?:单位|学校|院校|基地))|则把|把(?!手)|工作室|(?:大赛|比赛|竞赛)(?!.{0,10}(?:贡献奖|组织奖|承办|先进单位|先进集体|组织单位|团体|赛点))|赛项|理事|会长|副会长|秘书长|协会|常务|成员单位|(?:集团|联盟|联合体|共同体)[^、]{0,4}(?:牵头|发起|主持)|"
    r"主任单位|资格|证书(?!制度)|标准(?!化)|资金|奖励|编制|认可|好评|肯定|关注|支持|欢迎|赞誉|优势|成绩|成效(?!\d)|名额|授权|专利|牌子|合作|签约|协议|挑战|目标|(?<!公共)机构|平台|毕业|就业率|文件|批复|社会各界|领导|获评|荣获|获得|获批|入选|授予|认定|评为|最大|最多|最早|规模"
)
_BARE = re.compile(
    r"(?:[A-Z0-9一二三四五六七八九十首]*(?:批|类|级|个|所|家))?(?:优质|重点|骨干|示范性?|特色|名|品牌|先进|优秀|典型|立项|建设|试点|培育|项目|实践|培训|实训|实习|生产|教学|合作|成员|中职|职业|中等职业)*"
    r"(?:学校|院校|职校|校|单位|基地|集体|中心|学院|组织|团体|品牌|称号|名校|行列)"
)
_CLASS = re.compile(
    r"(?:级|内|的|中等|高等|职业|技术|专业|中职|高职|普通|公办|民办|各|所)*(?:学校|院校|职校|中专|高中|校|学院|中心|单位|集体|基地|组织)"
)
_ITEM_MARK = re.compile(r"[；;、\n]|\s+|(?:(?<=\s)|^)(?:\d{1,2}[.．、）)]|[①-⑳])")
_COUNT = re.compile(r"(?<=奖)(?:共)?\d+项\Z")
_TAIL_NOISE = re.compile(
    r"(?:的)?(?:荣誉)?称号\Z|(?:项目)?(?:建设)?(?:评估|复评|复核)?(?:验收|认定|评审)\Z|等\Z|之一\Z|荣誉\Z|行列\Z|名单\Z"
    r"|[（(](?:[^（）()]{0,12}(?:届|年|月|批|次|档|类)[^（）()]{0,4}|全[国省市区县州][^（）()]{1,10}|中专|中职|高职|[^（）()]{0,4}\d+[所家个])[）)]\Z"
)
_HEAD_NOISE = re.compile(
    r"\A(?:第[一二三四五六七八九十\d]{1,3}[批届](?:次)?的?|首批(?=全国|国家)|是|系|全[省市县区]首[批家个]的?|跻身|荣列|迈入|步入|一所|一个|(?:通过)?验收(?:合格)?的|[^“”，。；]{2,24}?(?:表彰|授予|颁发|命名|评选|评定|认定|公布|批准)的|了|为|过|得|到|被|由|成|并|多项|各类|上级|其|第一|广大|全校|共|又|的|：|:|，|、|[0-9]{4}年度?的?|年度|唯一的?|仅有的?)+"
)
_YEAR = re.compile(r"[（(]?(20[0-4]\d)(?:年度?)?(?:\d{1,2}月)?[）)]?")
_LONGEST = 45
_LONGEST_END = 12
_LAST_LETTERS = frozenset("中高专校园院学位体地点区心委部织户号堂牌兵列家口岗奖特一二三金银铜等）)状章强旗程划")
"""What an honour's name can end with."""
_NOISE_LETTERS = frozenset("号收定审等一誉列单）)")
"""What the words behind a name can end with."""
_BATCH = re.compile(r"\A(?:全国)?(?:首批|第[一二三四五六七八九十\d]{1,3}批)(?=全国|国家|[省市县区])")
_BATCH_BEFORE = re.compile(r"(?:全[国省市区县])?(?:首[批届]|第[一二三四五六七八九十\d]{1,3}[批届])\Z|(?:19|20)\d\d(?:年度?)?\Z")
"""What is said right before an honour's name of the round in which it was given."""
_NOTE_BEHIND = re.compile(r"[（(][^（）()]{1,12}[)）]")
_PERSONAL = re.compile(
    r"干部|标兵|先锋|楷模|园丁|之星|代表|党员|团员|辅导员|职工|选手|学生|教师|老师|名师|工匠|能手|班主任|个人|人物|青年|校长|书记|作品|论文|案例|课程|教材|专业|团队|工作室|班级"
)
"""What a title is of that no school holds."""
_MAY_END = re.compile(
    r"校|岗|高[中地]|职高|中[专学心]|学[院堂]|单位|集体|基地|示范[点区户奖]|团[委体]|支部|党委|组织|称号|品牌|标兵|行列|之家|窗口|(?:访问|参观|体验|联系)点|"
    r"(?:成果|贡献|金牌|质量|创新|进步|人气|风采|精神文明|德育|先进)奖|成果[特一二三]等奖|奖[状章]|[0-9百十]强|流动红旗|(?:建设|培育)(?:工程|计划)"
)
"""What stands in every end of an honour's name: of ends one of which holds another, the shorter (校 for 学校, 院校, 校园)."""


_JOINED = tuple(word + giver for word in "和及与" for giver in ("自治区", "省级", "市级", "国家", "全国", "全省", "教育部"))
"""With what an item begins that a conjunction joins to a quoted one (“甲学校”和自治区乙基地)."""


def tidy(text: str) -> str:
    """An honour's words without what stands around its name."""
    text = text.strip(' “”"《》·，。；、：:')
    text = text[1:] if text.startswith(_JOINED) else text
    text = _COUNT.sub("", text) if "成果" in text else text
    before = None
    while before != text:
        before = text
        if (head := _HEAD_NOISE.match(text)) is not None:
            text = text[head.end() :]
        single = text.count("“") <= 1
        if text[-1:] in _NOISE_LETTERS and (tail := _TAIL_NOISE.search(text)) is not None:
            text = text[: tail.start()]
        if single:
            text = text.strip(' “”"')
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    return text.replace("(", "（").replace(")", "）")


def is_honour(name: str, *, said: bool = True) -> bool:
    """Whether the words name an honour.

    ``said``: the words around say that it is one (荣获, 称号, a column of honours); else the name has to say who gives it.
    """
    if not 5 <= len(name) <= _LONGEST or name[-1] not in _LAST_LETTERS or not _END.search(name) or _NOT.search(name):
        return False
    if _BARE.fullmatch(name):
        return False
    if _PRIZE.search(name):
        return True
    level = _LEVEL.match(name)
    if level is not None and _CLASS.fullmatch(name, level.end()):
        return False
    quality = _QUALITY.search(name) is not None
    return (quality and (level is not None or said)) or (level is not None and said and len(name) >= 8)


def is_title(name: str) -> bool:
    """Whether quoted words that 称号 follows are a title of standing, whatever they end with (年度优秀合作伙伴)."""
    return 4 <= len(name) <= 30 and _QUALITY.search(name) is not None and _PERSONAL.search(name) is None


def ends_as_honour(text: str) -> bool:
    """Whether a text ends as an honour's name does, so that 和 behind it begins another."""
    bare = text.rstrip("”）) ")
    return bare[-1:] in _LAST_LETTERS and _END.search(bare, max(0, len(bare) - _LONGEST_END)) is not None


def may_name_honour(text: str, start: int, end: int, *, said: bool) -> bool:
    """Whether a stretch has a word that an honour's name ends with, and one of standing where nothing says that it is one."""
    if _MAY_END.search(text, start, end) is None:
        return False
    return said or text.find("奖", start, end) >= 0 or _QUALITY.search(text, start, end) is not None


def split_items(text: str) -> Iterator[tuple[int, int]]:
    """The items of a table cell that lists honours: split at 、；, numbers, line ends; at a space only after a whole name."""
    start = 0
    for mark in _ITEM_MARK.finditer(text):
        piece = text[start : mark.start()]
        spaced = mark.group().isspace()
        if not piece.strip() or (spaced and not _END.search(piece.strip())):
            if not piece.strip():
                start = mark.end()
            continue
        if piece.count("“") > piece.count("”") or piece.count("（") > piece.count("）"):
            continue
        yield start, mark.start()
        start = mark.end()
    if text[start:].strip():
        yield start, len(text)


def written(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of a name with the batch before it and the note behind it (第二批…示范学校（A档）): a form it is written in."""
    batch = _BATCH_BEFORE.search(text, max(0, start - 12), start)
    note = _NOTE_BEHIND.match(text, end)
    return (batch.start() if batch is not None else start), (note.end() if note is not None else end)


def normal_form(name: str) -> str:
    """Equal for two writings of one honour: 国家 and 全国, 全区 and 自治区, 校 and 学校 are alike."""
    name = re.sub(r"[“”\" 级性]", "", name)
    name = re.sub(r"\A(?:国家|中国)", "全国", name)
    name = re.sub(r"\A全区", "自治区", name)
    name = re.sub(r"\A全省", "省", name)
    name = _BATCH.sub("", name).replace("示范项目学校", "示范学校")
    name = name.replace("中职", "中等职业").replace("职教", "职业教育").replace("高职", "高等职业")
    return name.replace("学校", "校").replace("院校", "校")


def without_class(name: str) -> str:
    """The name without the letter of a class (A类)."""
    return re.sub(r"[A-Z]类", "", name)
