"""What can name a program (专业): the names of the catalogues, and what other names sound like."""

from __future__ import annotations

import re
from functools import cache

from loaders.mentions.name_lists import catalogue, program_abbreviations
from loaders.words import Words

LETTERS = r"[\u4e00-\u9fffA-Za-z0-9（）()·+]"
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
    r"政策|项目|基地|实训|活动|工作|情况|问题|需求|需要|特色|集团|联盟|思想|党建|精神|资助|扶贫|脱贫|乡村振兴|疫情|共享|共建|教育[厅局]|要求|行业|兼任|担任|首席|聘任|的|了|是|把|被"
)
_NO_START = tuple("与和及的等或（）之")
_NO_END = tuple("类系班性式型链群级化点部组室馆厅校院区市县省与和及的等或之为是过到了着在")
_NO_LAST = re.compile(rf"[{''.join(_NO_END)}]|(?!{LETTERS}).")
_MORPHEMES = re.compile(
    r"技术|应用|维修|管理|服务|运用|工艺|设计|护理|工程|制造|营销|表演|加工|施工|教育|艺术|康复|检验|养殖|动漫|机器人|无人机|汽车|汽修|电子|数控|烹饪|旅游|物流|会计|金融|商务|电商|园林|园艺|农艺|茶|"
    r"机电|机械|焊接|模具|建筑|装饰|美术|美容|美发|音乐|舞蹈|舞狮|武术|运动|体育|保育|学前|幼师|药|医|中医|助产|口腔|影像|计算机|网络|软件|信息|数据|人工智能|物联网|媒体|广告|摄影|播音|主持|空乘|乘务|"
    r"航空|民航|高铁|铁道|铁路|轨道|船舶|轮机|邮轮|航海|港口|交通|客运|酒店|饭店|导游|会展|西餐|中餐|面点|烘焙|茶艺|调酒|服装|纺织|皮革|陶瓷|家具|木工|化工|化学|分析|环境|环保|水利|电力|电气|供电|发电|光伏|"
    r"风电|新能源|能源|采矿|煤|石油|冶金|钢铁|材料|测量|测绘|造价|给排水|市政|道路|桥梁|隧道|电梯|制冷|空调|家电|家政|养老|老年|托育|心理|社工|文秘|法律|安保|保安|消防|安全|物业|房地产|市场|销售|商贸|贸易|"
    r"国际|英语|日语|韩语|外语|翻译|财务|财税|审计|统计|税务|保险|银行|投资|畜牧|兽医|宠物|水产|渔|林|种植|种子|植保|蚕|花卉|果|蔬|食品|酿酒|粮|饲料|制药|生物|印刷|包装|珠宝|首饰|刺绣|雕刻|非遗|工美|"
    r"表|传媒|影视|戏|曲艺|杂技|出版|编导|新闻|直播|电竞|智能|工业|农业|农村|作物|客服|邮政|快递|通信|集成电路|微电子|飞行|飞机|殡|婚庆|人物形象|形象"
)
_GENERAL = re.compile(r"[\u4e00-\u9fff]{4,}(?:技术|工程|管理|工艺|应用|服务|维修|设计)")
_NOTE_AT_END = re.compile(r"[（(][^（()）]*[)）]$")
_ALL_LETTERS = re.compile(rf"{LETTERS}+")
_QUALIFIER = re.compile(
    r"农村|乡村|城市|涉外|对外|国际|跨境|现代|智能|智慧|数字|数字化|民族|民间|高级|工业|海洋|绿色|生态|特色|传统|中式|西式|中外|少儿|幼儿|儿童|老年|社区|家庭|商务|高原|新型|创意|综合|应用|实用|基础|专科|母婴|涉农|职业|健康|大|牧"
)
_HEADS = re.compile(r"新能源|新媒体|新型|新材料|新零售|人工智能|人力资源|人物形象|服务机器人|企业管理|公司治理")


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


def known_before(text: str, left: int, end: int) -> int | None:
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


def ends_no_name(text: str, end: int) -> bool:
    """Whether the last two letters before ``end`` are those of no program: no known one ends so, and no other may."""
    if text[end - 1] in ")）" or text[end - 2 : end] in _known_sizes():
        return False
    return _NO_LAST.match(text, end - 1) is not None or _STOP_INSIDE.search(text, end - 2, end) is not None


def qualifies(words: str) -> bool:
    """Whether words right before a known name may belong to it (农村|电子商务): no verb, adverb or anything of a sentence."""
    return len(words) <= 6 and (bool(_QUALIFIER.search(words)) or bool(_MORPHEMES.search(words)))


def is_quoted(name: str) -> bool:
    """Whether a name in quotation marks before 专业 is a program's: also one made of general words (新能源材料生产技术)."""
    return is_program(name, strict=False) or _GENERAL.fullmatch(name) is not None


def known_spans(text: str, left: int, end: int) -> list[tuple[int, int]]:
    """Where known programs stand in a stretch of text, and words such as 新能源 that begin one; the longest from each place."""
    return [*(match.span() for match in _HEADS.finditer(text, left, end)), *_known_words().spans(text, left, end)]


@cache
def _known_words() -> Words:
    return Words(name for name in known_programs() if 2 <= len(name) <= 20)
