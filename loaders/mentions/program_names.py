"""Names of programs (专业) in a clean text: in lists, before the word 专业, in quotes, and catalogue names beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.mentions.catalogue_names import catalogue_names
from loaders.mentions.enterprise_names import Found
from loaders.mentions.name_lists import catalogue, program_abbreviations
from loaders.words import Words

LETTERS = r"[\u4e00-\u9fffA-Za-z0-9（）()·+]"
COUNT = r"(?:(?:[0-9]{1,3}|[一二三四五六七八九十两多几数]{1,3})(?:余|多)?[个门大]?|一批|一系列|若干个?|系列)"
_WORD = re.compile(
    r"专业(?<!中等专业)(?!群|部(?!分)|系|学校|学院|合作组织|研究课题|大类|化|性|类|合作社|委员|指导委|学位|技术职务|技术资格|术语|集群|机构|公司|集团|联盟|建设指导委)"
)
_MODIFIER = (
    r"(?:重点|骨干|核心|特色|品牌|优势|优质|示范|主干|主体|相关|热门|紧缺|急需|新兴|传统|涉农|涉海|订单|精品|省级|国家级|市级|区级|自治区级?|现代|先进|高水平|一流|对口|主要|招生|制造|服务|农业|工业|"
    r"升学|在招|在办|技能扶贫|技能|扶贫|面向|合作|试点|双高|王牌|老牌|名优|常设|学制|新|的|类|等|各|专业群|理工|民族|文化|艺术|五年制|三年制|中高职|贯通|高职|中职|大专|中专|学历|全日制)+"
)
_PLAIN = (
    r"(?:重点|骨干|核心|特色|品牌|优势|优质|示范|主干|主体|相关|热门|紧缺|新兴|传统|涉农|精品|省级|国家级|市级|自治区级?|高水平|一流|王牌|双高|"
    r"的|新|老|各)+"
)
_BEFORE_WORD = re.compile(rf"等\s?(?:{COUNT})?(?:{_MODIFIER})?$|(?:{COUNT})(?:{_MODIFIER})?$|{_PLAIN}$")
_MODIFIER_ENDS = frozenset(
    "0123456789一二三四五六七八九十两多几数余个门大批列干等点心色牌势质范体关门缺需兴统农海单品级区代进平流口要生造务业学招办能贫向作点高老优设制新的类各群工族化术通职专历"
)
"""The last letters of such words."""
_VERBS = (
    "担任|开发(?!与|和|利用|专业|技术|应用)|主打|带动|跻身|吸纳|其(?!他|中)|首席|首期|首批|首届|现开设|开设|开办|现设置|现设|新开设|新开|新增设|新增|新设立|新设|增设|增加|设立|设置|撤销|停招|停办|暂停招收|暂停|恢复|共建|合建|联办|申报|创建|建成|建有|建设|打造|拥有|现有|设有|含有|包含|包括|涉及|涵盖|覆盖|"
    "围绕|依托于|依托|发挥|聚焦|针对|面向|服务|选派|组织|举办|获批|入选|获评|评为|认定为|认定|成为|就读|报读|学习|提升|推进|推动|实施|制定|修订|完善|优化|调整|整合|做强做大|做强|做优|"
    "以及|分别是|分别为|其中|例如|譬如|比如|主要有|主要是|主要为|另有|还有|已有|具有|开展|支持|指导|负责|承担|参加|参与|带领|来自|属于|隶属|成立|建立|形成|构建|培育|培养|订单|合作|共同|联合|"
    "招聘|录用|招收|接收|输送|实习|学校的?|学院的?|我校的?|该校的?|本校的?|我院的?|中心的?|职校的?|中专的?|各校的?|全校|全市|全区|全省|系的?|级的?|届的?|年的?|企业|公司|方向|学生|教师|团队|重点|骨干|品牌|优势|特色|示范|传统|"
    "同时|目前|以来|今年|去年|已经|已|将|把|为|对|从|向|在|由|被|按|以|到|使|让|给|于|与|和|及|跟|同|或|是|有|的|了|等|如|含|所|新|则|职业教育|并|且|而|后|前|个|名|人|按照|参照|中高职|中职|高职|出台|提高|加大|开放"
)
_CUT = re.compile(_VERBS)
_GENERIC = re.compile(
    r"(?:重点|骨干|品牌|特色|优势|示范|新兴|传统|紧缺|热门|相关|相近|对口|主干|核心|主体|主要|相应|各个?|本|该|此|其|所学|所有|全部|部分|多|每|个|大|新|老|强|优|好|双高|双优|高水平|一流|精品|地方|试点|"
    r"建设|招生|开设|涉农|面向|对接|适应|急需|同类|跨|不同|同一|同|某|省级|国家级|市级|区级|自治区级?|自治区|学校|学生|教师|企业|产业|行业|技术|技能|理论|思政|文化课?|非|第一|第二|目录|设置|等|级|类|订单|合作|冠名|"
    r"理工|文科|艺术类|高级|中级|初级|中高职|中职|高职|本科|大专|中专|学历|全日制|职业|教育|教学|课程|实训|实习|就业|升学|人才|培养|高素质|高端|复合型|应用型|技术型|素质|能力|知识|岗位|群|集群|链|"
    r"供给|结构|布局|调整|优化|动态|机制|内部|外部|国内|国际|国外|校内|校外|全市|全区|全省|全县|全校|全国|我市|我区|我省|我校|现有|已有|拟|应用|服务|管理|生产|制造|加工|工程|公共基础课?|基础|工科|农科|医科|文|理|"
    r"更|最|很|较|特别|完全|一定|统筹|深化|加强|推进|强化|提高|提升|完善|改革|创新|发展|规划|标准|评估|认定|诊断|学科|领域|方面|工种|工作|年度|学期|学制|数|量|点|率|优质|专门|兼职|专任|双师|带头人|非遗|民族|现代|先进|升级|改造|名|王牌|"
    r"农业|工业|农村|智能|市场|材料|数据|能源|环境|安全|生物|外语|国际|主导|打造|自己|自身|科学|规范|限制|扶持|停办|原来|涉及|共有|积极|大力|推动|广泛|利用|协议|创建|建立|新增|调整为|"
    r"[\d一二三四五六七八九十两几百余A-Z]|[的与和及或、])+"
)
_STOP_INSIDE = re.compile(
    r"等(?!离子|级)|产业|调查|反馈|完成|主持|布点|中职|县域|派出|输出|留用|实行|安排|聘用|吸引|学校|学院|职校|中专|教师|老师|学生|毕业生|企业|公司|课程|教材|专业|招生|就业|实习|布局|结构|培养|开设|设置|指导|委员|报告|年度|满意度|培训|作品|协议|贯通|带头人|经纪人|相当|困难|认定|以上|陈旧|学子|职业教育|中职教育|职业院校|第.届|协会|办好|徒弟|比例|人数|。|；|！|？|，|：|《|》|他们|我们|通过|根据|按照|"
    r"为了|以及|围绕|产业链|人才链|教育链|合格|覆盖|比赛|竞赛|大赛|获奖|证书|标准|方案|制度|体系|机制|模式|质量|水平|能力|提升|提高|加强|推进|深化|融合|对接|适应|促进|实现|具有|特点|优势|社会|经济发展|"
    r"政策|项目|基地|实训|活动|工作|情况|问题|需求|需要|特色|集团|联盟|思想|党建|精神|资助|扶贫|脱贫|乡村振兴|疫情|共享|共建|的|了|是|把|被"
)
_NO_START = tuple("与和及的等或（）之")
_NO_END = tuple("类系班性式型链群级化点部组校院区市县省与和及的等或之为是过到了着在")
_NO_LAST = re.compile(rf"[{''.join(_NO_END)}]|(?!{LETTERS}).")
_MORPHEMES = re.compile(
    r"技术|应用|维修|管理|服务|运用|工艺|设计|护理|工程|制造|营销|表演|加工|施工|教育|艺术|康复|检验|养殖|动漫|机器人|无人机|汽车|汽修|电子|数控|烹饪|旅游|物流|会计|金融|商务|电商|园林|园艺|农艺|茶|"
    r"机电|机械|焊接|模具|建筑|装饰|美术|美容|美发|音乐|舞蹈|舞狮|武术|运动|体育|保育|学前|幼师|药|医|中医|助产|口腔|影像|计算机|网络|软件|信息|数据|人工智能|物联网|媒体|广告|摄影|播音|主持|空乘|乘务|"
    r"航空|民航|高铁|铁道|铁路|轨道|船舶|轮机|邮轮|航海|港口|交通|客运|酒店|饭店|导游|会展|西餐|中餐|面点|烘焙|茶艺|调酒|服装|纺织|皮革|陶瓷|家具|木工|化工|化学|分析|环境|环保|水利|电力|电气|供电|发电|光伏|"
    r"风电|新能源|能源|采矿|煤|石油|冶金|钢铁|材料|测量|测绘|造价|给排水|市政|道路|桥梁|隧道|电梯|制冷|空调|家电|家政|养老|老年|托育|心理|社工|文秘|法律|安保|保安|消防|安全|物业|房地产|市场|销售|商贸|贸易|"
    r"国际|英语|日语|韩语|外语|翻译|财务|财税|审计|统计|税务|保险|银行|投资|畜牧|兽医|宠物|水产|渔|林|种植|种子|植保|蚕|花卉|果|蔬|食品|酿酒|粮|饲料|制药|生物|印刷|包装|珠宝|首饰|刺绣|雕刻|非遗|工美|"
    r"表|传媒|影视|戏|曲艺|杂技|出版|编导|新闻|直播|电竞|智能|工业|农业|农村|作物|客服|邮政|快递|通信|集成电路|微电子|飞行|飞机|殡|婚庆|人物形象|形象"
)
_PREDICATE = re.compile(
    r"(?:等(?:\d+个)?)?(?:均|都|先后|分别|先后被|被|获)?(?:[\u4e00-\u9fff]{0,8}(?:评|认定|确定|立项|列|遴选)为|为|是|入选|成为|获批|获评)"
    r"(?:[\u4e00-\u9fff]{2,6})?(?:省|市|国家|区|县|校)(?:级)?(?:[\u4e00-\u9fff]{2,8})?\Z|(?:等(?:\d+个)?)?(?:仍|也|依然|一直|均|都)*(?:是|为)[\u4e00-\u9fff]{2,20}(?:[（(][^（）()]{2,24}[)）])?的"
    r"(?:传统|优势|特色|重点|骨干|品牌|王牌|老牌|主干|核心|示范)*\Z|(?:为|作为)(?:群内)?(?:核心|龙头|主干|引领|牵头|骨干|主体)\Z"
)
"""甲、乙为省级骨干(专业): what is said of the programs before it."""
_SAID_WORDS = ("为", "是", "入选", "获批", "获评")
_SAID_ENDS = frozenset("的统势色点干牌心范头领体")
_LEVELS = frozenset("省市家区县校")
"""Every such saying has one of the words, and ends in one of these letters or has the name of a level near its end."""
_BREAKS = "。；！？：《》【】"
_PIECE = re.compile(r"、[“‘「]?|/[“‘「]?|”(?:[、/][“‘「]?|[“‘「])|’(?:[、/][“‘「]?|[“‘「])|」(?:[、/][“‘「]?|[“‘「])")
_JOINT = re.compile(r"以及|和|及|与")
_NUMBER = re.compile(r"[\d年级\-—~～至届]+")
_NOTE = re.compile(r"[（(][^（()）]{1,24}[)）]$")
_QUOTES = "“‘「”’」"
_NOTE_AT_END = re.compile(r"[（(][^（()）]*[)）]$")
_ALL_LETTERS = re.compile(rf"{LETTERS}+")


@cache
def known_programs() -> frozenset[str]:
    """Catalogue names and everyday short forms."""
    return catalogue() | frozenset(program_abbreviations())


@cache
def _known_sizes() -> dict[str, tuple[int, ...]]:
    """The lengths of known programs by their last two letters, the longest first."""
    sizes: dict[str, set[int]] = {}
    for name in known_programs():
        sizes.setdefault(name[-2:], set()).add(len(name))
    return {ending: tuple(sorted(found, reverse=True)) for ending, found in sizes.items()}


def _known_before(text: str, left: int, end: int) -> int | None:
    """Where the longest known program begins that ends at ``end``, not before ``left``."""
    for size in _known_sizes().get(text[end - 2 : end], ()):
        if end - size >= left and text[end - size : end] in known_programs():
            return end - size
    return None


def is_program(name: str, *, strict: bool) -> bool:
    """Whether a piece of text can name a program; ``strict``: it must also sound like one (a catalogue name, or its words)."""
    bare = _NOTE_AT_END.sub("", name) if name[-1:] in (")", "）") else name
    if bare in known_programs():
        return True
    if not 2 <= len(bare) <= (14 if strict else 18) or bare.endswith(_NO_END) or bare.startswith(_NO_START):
        return False
    if (strict and not _MORPHEMES.search(bare)) or _STOP_INSIDE.search(bare) or _GENERIC.fullmatch(bare):
        return False
    return _ALL_LETTERS.fullmatch(name) is not None and name.count("（") == name.count("）")


def program_names(text: str, *, catalogued: bool = True) -> list[Found]:
    """The programs that a text names, in order, none twice in one place; ``catalogued``: it may have a long catalogue name."""
    found: dict[tuple[int, int], Found] = {}
    for word in _WORD.finditer(text) if "专业" in text else ():
        for one in names_before(text, word.start()):
            found.setdefault((one.start, one.end), one)
        opened = _OPENED.match(text, word.end())
        if opened is not None and not _BRANCH.match(text, word.end()):
            for one in _after(text, opened.end()):
                found.setdefault((one.start, one.end), one)
    named = list(catalogue_names(text)) if catalogued else []
    covered = {at for start, end in found for at in range(start, end)} if named else set()
    for one in named:
        in_note = text.startswith(("方向）", "方向)"), one.end)
        if one.start not in covered and one.end - 1 not in covered and not in_note:
            found[one.start, one.end] = one
    return _outermost(sorted(found.values(), key=lambda one: (one.start, -one.end))) if found else []


def _outermost(found: list[Found]) -> list[Found]:
    """Without names that lie inside another; ``found`` in the order of starts, the longest first."""
    kept: list[Found] = []
    for one in found:
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return kept


def names_before(text: str, word: int) -> Iterator[Found]:
    """The program, or the list of them, that ends before the word 专业."""
    left = _last_of(_BREAKS, text, max(0, word - 160), word)
    if left == word or text[word - 1] == "类":
        return
    said = _PREDICATE.search(text, left, word) if _may_be_said(text, left, word) else None
    if said is not None and not text[: said.start()].endswith("专业"):
        yield from (one for one in _list(text, left, said.start(), word) if text[one.start : one.end] in known_programs())
        return
    ends = text[word - 1] in _MODIFIER_ENDS or text[word - 1].isspace()
    counted = _BEFORE_WORD.search(text, max(left, word - 24), word) if ends else None
    if counted is not None and counted.group() and counted.start() > left and not _whole(text, left, word):
        yield from _list(text, left, counted.start(), word)
    else:
        yield from _list(text, left, word, word)


def _whole(text: str, left: int, word: int) -> bool:
    """Whether a catalogue name ends right before 专业, so that its last letters are no modifier."""
    return _known_before(text, max(left, word - 18), word) is not None


def _last_of(marks: str, text: str, left: int, end: int) -> int:
    """Where what follows the last of some marks begins; ``left`` where none stands between it and ``end``."""
    for mark in marks:
        at = text.rfind(mark, left, end)
        if at >= 0:
            left = at + 1
    return left


def _may_be_said(text: str, left: int, word: int) -> bool:
    """Whether what stands right before 专业 may be said of the programs before it: its last letters and its verb allow it."""
    if text[word - 1] not in _SAID_ENDS and _LEVELS.isdisjoint(text[max(left, word - 11) : word]):
        return False
    for verb in _SAID_WORDS:  # noqa: SIM110 - a generator costs more than the search
        if text.find(verb, left, word) >= 0:
            return True
    return False


def _list(text: str, left: int, end: int, word: int) -> Iterator[Found]:
    """The items of the list that ends at ``end``; they count if one surely names a program, or a verb or quotes say so."""
    items: list[tuple[int, int]] = []
    right = end
    for mark in reversed(list(_PIECE.finditer(text, left, end))):
        start, stop = _bare(text, mark.end(), right)
        good = [(at, to) for at, to in _split(text, start, stop) if is_program(text[at:to], strict=False)]
        if not good:
            left = mark.end()
            break
        items.extend(good)
        right = mark.start()
    first, said = _first(text, left, right)
    items.extend(first)
    strict = [is_program(text[start:stop], strict=True) for start, stop in items]
    sure = True in strict
    for (start, stop), own in zip(items, strict, strict=True):
        quoted = text[start - 1 : start] in ("“", "‘") and text[stop : stop + 1] in ("”", "’")
        if (sure and len(items) > 1) or said or quoted or own:
            yield Found(start, stop, "program-list" if len(items) > 1 or end != word else "program-word", 0.9 if sure else 0.75)


def _names_branch(note: str) -> bool:
    """Whether a note in brackets names a branch of study, which belongs to the program's name; a mere （方向） does not."""
    return "方向" in note and len(note) > len("（方向）")


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _QUOTES + " ":
        start += 1
    while end > start and text[end - 1] in _QUOTES + " ":
        end -= 1
    note = _NOTE.search(text, start, end) if text[end - 1 : end] in ")）" else None
    if note is not None and note.start() - start >= 2 and not _names_branch(note.group()):
        end = note.start()
    if text[end - 2 : end] == "专业" and end - start > 3:
        end -= 2
    return start, end


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """One name, or the two or more that 和, 与 or 及 join: a catalogue name is never taken apart."""
    if text[start:end] in known_programs():
        return [(start, end)]
    for joint in _JOINT.finditer(text, start, max(start, end)):
        left, right = _bare(text, start, joint.start()), (joint.end(), end)
        if not (is_program(text[slice(*left)], strict=False) and is_program(text[slice(*right)], strict=False)):
            continue
        known = (text[slice(*left)] in known_programs()) + (text[slice(*right)] in known_programs())
        both = is_program(text[slice(*left)], strict=True) and is_program(text[slice(*right)], strict=True)
        if known == 2 or (joint.group() in ("和", "以及") and (known or both)):
            return [left, *_split(text, *right)]
    return [(start, end)]


def _first(text: str, left: int, end: int) -> tuple[list[tuple[int, int]], bool]:
    """The name that ends at ``end`` and those 和 joins to it, without the words before; and whether a verb stands there."""
    if text[end - 1 : end] in ("”", "’"):
        opened = max(text.rfind("“", left, end), text.rfind("‘", left, end))
        return ([(opened + 1, end - 1)] if opened >= 0 and _is_quoted(text[opened + 1 : end - 1]) else []), False
    if text[end - 2 : end] == "专业":
        end -= 2
    if end - left < 2 or _ends_no_name(text, end):
        return [], False
    bracket = text.rfind("（", left, end) if text[end - 1 : end] == "）" else end
    left = _last_of("，、（(“‘ 》", text, max(left, end - 40), bracket)
    known = _known_before(text, left, end)
    start, verb = _words_before(text, left, end, bracket, known)
    number = _NUMBER.match(text, start, end)
    start = number.end() if number else start
    said = bool(verb) and end - start <= 10 and _SAID.fullmatch(verb) is not None
    spans = [(at, stop) for at, stop in _split(text, start, end) if is_program(text[at:stop], strict=not said)]
    if spans and (known is None or known in (span[0] for span in spans) or _qualifies(text[start:known])):
        return spans, said
    return ([(known, end)] if known is not None else []), False


def _ends_no_name(text: str, end: int) -> bool:
    """Whether the last two letters before ``end`` are those of no program: no known one ends so, and no other may."""
    if text[end - 1] in ")）" or text[end - 2 : end] in _known_sizes():
        return False
    return _NO_LAST.match(text, end - 1) is not None or _STOP_INSIDE.search(text, end - 2, end) is not None


def _words_before(text: str, left: int, end: int, bracket: int, known: int | None) -> tuple[int, str]:
    """Where the last verb or joint ends that stands before the name at ``end`` and in no known name, and which it is."""
    words: list[re.Match[str]] = []
    last = end - 2 if known is None else min(known, end - 2)
    for match in _CUT.finditer(text, left, bracket) if known != left else ():
        if match.end() > last:
            break
        words.append(match)
    whole = _known_spans(text, left, end) if words else []
    for match in reversed(words):
        for at, stop in whole:
            if at <= match.start() and match.end() <= stop:
                break
        else:
            if not _joins(text, left, end, match):
                return match.end(), match.group()
    return left, ""


def _qualifies(words: str) -> bool:
    """Whether words right before a known name may belong to it (农村|电子商务): no verb, adverb or anything of a sentence."""
    return len(words) <= 6 and (bool(_QUALIFIER.search(words)) or bool(_MORPHEMES.search(words)))


_QUALIFIER = re.compile(
    r"农村|乡村|城市|涉外|对外|国际|跨境|现代|智能|智慧|数字|数字化|民族|民间|高级|工业|海洋|绿色|生态|特色|传统|中式|西式|中外|少儿|幼儿|儿童|老年|社区|家庭|商务|高原|新型|创意|综合|应用|实用|基础|专科|母婴|涉农|职业|健康|大|牧"
)


def _is_quoted(name: str) -> bool:
    """Whether a name in quotation marks before 专业 is a program's: also one made of general words (新能源材料生产技术)."""
    return is_program(name, strict=False) or bool(
        re.fullmatch(r"[\u4e00-\u9fff]{4,}(?:技术|工程|管理|工艺|应用|服务|维修|设计)", name)
    )


_SAID = re.compile(r"暂停|恢复|现?开设|现设|现设置|开办|新开设?|新增设?|新设立?|增设|撤销|停招|停办|设有|共建|订单|培养")


_TAIL = re.compile(
    r"(?:维修|维护|管理|检修|检验|检测|运用|应用|营销|服务|加工|制造|施工|工艺|设计|运行|安装|经营|生产|控制|调试|养护|修理|修复|销售|贸易|治疗|保健|礼仪|主持|制作|表演|装潢|修缮|开发|利用|"
    r"营养|健康|治理|保护|监测|分析|鉴定|评估|估价|运营|数字化运营|电商|剪辑|后期|编导|材料|自动化|装配|保养|数码|技术|经纪|理疗|养护|饲料|防治|疾病防治|检疫|贮藏|储运)(?:技术)?(?:应用)?"
)


def _joins(text: str, left: int, end: int, match: re.Match[str]) -> bool:
    """Whether 和, 与 or 及 joins two names: a catalogue name, or one that sounds like it, ends right before it."""
    if match.group() not in ("和", "与", "及", "以及"):
        return match.group() == "服务" and text.startswith(("与管理", "与运营", "与营销", "和管理"), match.end())
    if match.group() == "与" and _TAIL.fullmatch(text, match.end(), end):
        return True
    return _known_before(text, max(left, match.start() - 18), match.start()) is not None


def _known_spans(text: str, left: int, end: int) -> list[tuple[int, int]]:
    """Where known programs stand in a stretch of text, and words such as 新能源 that begin one; the longest from each place."""
    return [*(match.span() for match in _HEADS.finditer(text, left, end)), *_known_words().spans(text, left, end)]


@cache
def _known_words() -> Words:
    return Words(name for name in known_programs() if 2 <= len(name) <= 20)


_HEADS = re.compile(r"新能源|新媒体|新型|新材料|新零售|人工智能|人力资源|人物形象|服务机器人|企业管理|公司治理")


_OPENED = re.compile(
    rf"(?:名称)?(?:主要)?(?:有|为|包括|涵盖|分别是|分别为|包含|如下)?(?:[（(]|：|:|有|为|包括|分别是|分别为|包含)(?=[“‘]?{LETTERS})"
)
_LIST_END = re.compile(rf"(?:等)?(?:{COUNT})(?:{_MODIFIER})?专业|等")
_BRANCH = re.compile(rf"[（(](?:原)?(?P<name>{LETTERS}{{2,12}}方向)[)）]")


def _after(text: str, at: int) -> Iterator[Found]:
    """The list that the word 专业 opens at a place: 专业有甲、乙, 以下专业：甲、乙, 专业（甲、乙）."""
    end = min((found for found in (text.find(mark, at) for mark in "。；）)！？，：") if found >= 0), default=len(text))
    tail = _LIST_END.search(text, at, end)
    end = tail.start() if tail else end
    items: list[tuple[int, int]] = []
    for mark in _PIECE.finditer(text, at, end):
        items.extend(_split(text, *_bare(text, at, mark.start())))
        at = mark.end()
    items.extend(_split(text, *_bare(text, at, end)))
    good = [item for item in items if is_program(text[slice(*item)], strict=False)]
    if len(items) < 2 or len(good) * 3 < len(items) * 2 or not any(is_program(text[slice(*item)], strict=True) for item in good):
        good = [item for item in good if text[slice(*item)] in known_programs()]
    for start, stop in good:
        yield Found(start, stop, "program-list", 0.9)
