"""The words of the made-up enterprises, in both languages. No digit is among them: numbers are figures."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Both:
    """The same in both languages."""

    zh: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


SYLLABLES = (
    *(Both("恒", "heng"), Both("华", "hua"), Both("泰", "tai"), Both("瑞", "rui"), Both("宏", "hong")),
    *(Both("盛", "sheng"), Both("金", "jin"), Both("光", "guang"), Both("新", "xin"), Both("远", "yuan")),
    *(Both("达", "da"), Both("康", "kang"), Both("丰", "feng"), Both("林", "lin"), Both("科", "ke")),
    *(Both("创", "chuang"), Both("德", "de"), Both("美", "mei"), Both("博", "bo"), Both("信", "shin")),
)
INDUSTRIES = (
    Both("玻璃深加工", "glass processing"),
    Both("电子材料", "electronic materials"),
    Both("精细化工", "fine chemicals"),
    Both("机械装备", "machinery"),
    Both("食品加工", "food processing"),
    Both("新型建材", "building materials"),
)
PRODUCTS = (
    Both("镀膜玻璃", "coated glass"),
    Both("陶瓷滤波器", "ceramic filters"),
    Both("环保涂料", "water-based coatings"),
    Both("液压部件", "hydraulic parts"),
    Both("冷冻食品", "frozen food"),
    Both("隔热板材", "insulation boards"),
    Both("包装材料", "packaging"),
    Both("精密铸件", "precision castings"),
)
STATES = (
    Both("已投产", "in production"),
    Both("建设中", "under construction"),
    Both("试生产", "in trial operation"),
)
EVENTS = (
    Both("签订入园协议", "agreement with the zone signed"),
    Both("取得施工通知单", "notice to build received"),
    Both("主厂房封顶", "main hall topped out"),
    Both("生产线投产", "line in operation"),
)
HEADINGS = (
    Both("生产与产品", "Plant and products"),
    Both("合作与配套", "Partners and suppliers"),
    Both("产品目录", "Products at a glance"),
    Both("后续计划", "What comes next"),
)
COLUMNS = (
    Both("产品", "Product"),
    Both("用途", "Use"),
    Both("去向", "Goes to"),
    Both("现状", "State"),
)
USES = (
    Both("建筑幕墙", "curtain walls"),
    Both("通信设备", "telecom equipment"),
    Both("工程机械", "construction machinery"),
    Both("家用电器", "household appliances"),
    Both("冷链物流", "cold-chain logistics"),
)
MARKETS = (
    Both("省内", "the province"),
    Both("珠三角", "the Pearl River Delta"),
    Both("长三角", "the Yangtze River Delta"),
    Both("东南亚", "Southeast Asia"),
    Both("欧洲", "Europe"),
)
SENTENCES = (
    Both(
        "厂区按照{use}行业的要求规划，原料库、生产车间和成品库沿内部道路依次排列，车辆进出互不交叉。",
        "The plant was laid out for makers of {use}, with raw material, production and finished goods along an inner"
        " road so that lorries never cross each other.",
    ),
    Both(
        "生产线由本地团队安装调试，设备来自{market}的供应商，关键工序采用自动检测。",
        "A local team installed and tuned the lines, which come from suppliers in {market}, and the critical steps are"
        " inspected automatically.",
    ),
    Both(
        "企业的**{product}**主要销往{market}，客户多为长期合作的{use}企业。",
        "Its range of **{product}** goes mainly to {market}, where most customers are long-standing makers of {use}.",
    ),
    Both(
        "园区派专人协助办理手续，从预审到通知单，每个环节由谁负责、需要什么材料都事先写明。",
        "Staff of the zone helped with every step from review to notice, and it was written down beforehand who"
        " acts and which papers are needed.",
    ),
    Both(
        "废水先在厂内处理，再进入园区管网；余热用于{product}的烘干，能耗因此降低。",
        "Waste water is treated on the premises before it enters the sewers of the zone, and spare heat dries the"
        " {product}, which saves energy.",
    ),
    Both(
        "员工大多来自周边乡镇，企业与职业学校合办培训班，学员结业后即可上岗。",
        "Most of the staff come from villages nearby, and a course run together with the vocational school leads"
        " straight to a post.",
    ),
    Both(
        "研发中心与高校合作，正在改进{product}的配方，样品已送{use}客户试用。",
        "The laboratory works with a university on a better recipe for {product}, and samples are being tried by"
        " makers of {use}.",
    ),
    Both(
        "企业接下来打算扩建仓库，并为{market}的订单增设包装线。",
        "The company next means to extend its warehouse and to add a packing line for orders from {market}.",
    ),
)
