"""Invented names: of schools, colleges, firms, groups, policies."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from kg.divisions import Division

_FIRST = "澄禾砚泓栖岳霁芷黎沅筠翊骁琅珩曜蔚炜颢锐恒晟凌启昊瑞铭辰"
_SECOND = "川景岚原屿庭舟桥陵峰澜汀源溪图驰桐茂隆远邦通达盛雅和诚力"
_TRADES = (
    "工业 商贸 农业 旅游 交通 艺术 信息工程 机电 财经 轻工 建设 水利 电子 林业 现代服务 工商 理工 粮食 商业 科技 化工".split()
)
_SCHOOL_ENDS = (
    "职业技术学校 中等职业技术学校 职业教育中心 职业中等专业学校 中等专业学校 职业高级中学 技工学校 高级职业中学 "
    "职教中心 职业技术教育中心 高级技工学校"
).split()
_TRADE_ENDS = "学校 职业学校 技工学校 中等专业学校 职业技术学校 高级技工学校 职业中专学校 技师学院".split()
_FIELDS = (
    "智能装备 精密机械 电子 光电科技 新能源汽车 汽车销售服务 网络科技 信息技术 餐饮管理 "
    "酒店管理 物流 供应链管理 生物医药 建筑工程 "
    "文化传媒 教育科技 食品 纺织 家居 化工 电梯 轨道交通设备 农业发展 电子商务 数控设备 模具 钢铁 航空服务 康养服务 "
    "会展 珠宝 陶瓷 茶业 重工"
).split()
_FIRM_ENDS = "有限公司 有限公司 股份有限公司 有限责任公司 集团有限公司 集团 公司".split()
_ABROAD = "泰国 马来西亚 德国 澳大利亚 越南 英国 韩国 柬埔寨 新西兰 印度尼西亚".split()
_LATIN = "ARK NOVA QTE LUMO VEXA KENT TORO".split()
_TOPICS = (
    "推动现代职业教育高质量发展 加快发展中等职业教育 深化产教融合 推进职业学校布局调整 加强职业学校教师队伍建设 "
    "加强中等职业学校学生实习管理 "
    "推进中高职贯通培养 职业院校办学条件达标 做好高中阶段学校招生工作 提高技能人才待遇 加强职业教育教材管理 实施职业技能提升行动 "
    "促进校企合作 加强职业学校德育工作 "
    "推进职业学校内部质量保证体系建设"
).split()
_KINDS = "实施意见 通知 实施方案 若干措施 意见 行动计划 管理办法 工作方案 暂行规定 实施细则 三年行动方案".split()
_ORDINALS = "一二三四五六七八"


class Namer:
    """Draws names and never gives one twice."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self._given: set[str] = set()

    def several(self, draw: Callable[[], str], count: int) -> list[str]:
        """So many different names."""
        return sorted({draw() for _ in range(count)})

    def brand(self) -> str:
        """Two letters, now and then three, that no other name of the report has."""
        for _ in range(200):
            made = self.rng.choice(_FIRST) + self.rng.choice(_SECOND)
            if self.rng.random() < 0.15:
                made += self.rng.choice("特尔思克")
            if made not in self._given and made[:2] not in self._given:
                break
        self._given |= {made, made[:2]}
        return made

    def school(self, place: str, seat: Division) -> tuple[str, str]:
        """A school's name, and a short form that a definition could introduce."""
        rng, kind = self.rng, seat.kind
        roll = rng.random()
        if not place:
            brand, end = self.brand(), rng.choice(_TRADE_ENDS[:6])
            trade = rng.choice(_TRADES)
            return f"{brand}{trade}{end}", f"{brand}{trade}"
        if roll < 0.2:
            number = rng.choice(_ORDINALS)
            end, short = rng.choice((("职业技术学校", "职校"), ("中等专业学校", "中专"), ("职业中学", "职中")))
            return f"{place}第{number}{end}", f"{kind}{number}{short}"
        if roll < 0.45 and seat.level == "county":
            end = rng.choice(_SCHOOL_ENDS)
            tail = "职教中心" if "中心" in end else "技校" if "技工" in end else "职校"
            short = seat.short + tail
            return place + end, "" if short == place + end else short
        if roll < 0.85:
            trade = rng.choice(_TRADES)
            return (
                f"{place}{trade}{rng.choice(_TRADE_ENDS)}",
                f"{trade}学校" if rng.random() < 0.3 else f"{seat.short}{trade[:2]}校",
            )
        if roll < 0.93:
            return f"{place}卫生学校", f"{seat.short}卫校"
        return f"{place}技师学院", f"{kind}技师学院"

    def college(self, place: str) -> str:
        """A college or university elsewhere."""
        trade = self.rng.choice(_TRADES)
        return place + trade + self.rng.choice(("职业技术学院", "职业学院", "大学", "高等专科学校"))

    def foreign_school(self) -> str:
        """A school abroad."""
        brand = self.brand() + self.rng.choice("斯拉尼")
        return (
            self.rng.choice(_ABROAD) + brand + self.rng.choice(("职业技术学院", "大学", "理工学院", "技术大学", "应用科学大学"))
        )

    def firm(self, place: str) -> tuple[str, str, str]:
        """A firm's name, brand and short form (empty where it has none)."""
        rng, brand = self.rng, self.brand()
        field, end = rng.choice(_FIELDS), rng.choice(_FIRM_ENDS)
        roll = rng.random()
        if roll < 0.06:
            brand = rng.choice(_LATIN) + brand
            return f"{brand}{field}（{place or '上海'}）有限公司", brand, f"{brand}公司"
        if roll < 0.14:
            return f"{brand}（{place or '中国'}）{field}{end}", brand, f"{brand}{field}"
        if roll < 0.22:
            return f"{place}{brand}{rng.choice(('大酒店', '国际酒店', '度假酒店', '宾馆'))}", brand, ""
        if roll < 0.30:
            return f"{brand}{rng.choice(('集团', '股份', '汽车', '电器', '药业', '超市'))}", brand, ""
        if roll < 0.34:
            return rng.choice(("德国", "日本", "美国")) + brand + rng.choice(("公司", "集团")), brand, ""
        return f"{place}{brand}{field}{end}", brand, rng.choice((f"{brand}公司", f"{brand}{field}", f"{brand}集团"))

    def group(self, place: str) -> str:
        """A group of schools and firms."""
        trade = self.rng.choice("现代农业 智能制造 电子商务 汽车 康养 现代物流 数字创意 装备制造 建筑 新能源".split())
        return (
            place + trade + self.rng.choice("职业教育集团 职教集团 产教联合体 行业产教融合共同体 产教联盟 校企合作共同体".split())
        )


def policy(rng: Random, region: Division, province: Division, year: int) -> tuple[str, str, bool]:
    """A policy's title, number ("" if none is printed) and whether the region itself issued it."""
    where, letter = rng.choice((region, province, None)), rng.choice("教发政办财人")
    topic, kind, issued = rng.choice(_TOPICS), rng.choice(_KINDS), year - rng.randint(0, 2)
    shape = rng.randrange(4)
    name = where.name if where else ""
    if shape == 0:
        title = f"关于{topic}的{kind}"
    elif shape == 1:
        title = f"{name}{topic}{kind}"
    elif shape == 2:
        title = f"{name}人民政府关于{topic}的{kind}" if name else f"国务院关于{topic}的{kind}"
    else:
        title = f"{name}{topic}{kind}（{issued}—{issued + 3}年）"
    head = (where.short[0] if where else "国") + letter + rng.choice(("职", "职成", "发", "办", "字", "函"))
    mark = rng.choice((f"〔{issued}〕", f"[{issued}]", f"〔{issued}〕", f"【{issued}】", f"({issued})"))
    number = f"{head}{mark}{rng.randint(1, 89)}号" if rng.random() < 0.5 else ""
    return title, number, where is region
