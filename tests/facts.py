"""What facts.md says of every figure: value, qualifier, kind, and its text in both languages. Typed here a second time,
by hand from the source and not from content/, so that a slip in content/ shows."""

from __future__ import annotations

from typing import NamedTuple


class Fact(NamedTuple):
    """A figure as the source has it; `value` as the contract writes it."""

    id: str
    value: str
    unit: str
    qualifier: str
    kind: str
    as_of: str
    chinese: str
    english: str


FACTS = [
    Fact("permit-time", "25", "working-day", "exactly", "observed", "2020-04", "25个工作日", "25 working days"),
    Fact("permit-time-before", "1/2", "year", "about", "recollection", "2020-04", "约半年", "about half a year"),
    Fact("start-reduction", "2/3", "fraction", "at-least", "recollection", "2020-04", "三分之二以上", "at least two thirds"),
    Fact("notice-time", "2..5", "working-day", "exactly", "promise", "2020-04", "2至5个工作日", "2 to 5 working days"),
    Fact("permit-issue-limit", "7", "day", "up-to", "statute", "2019-04-23", "不超过7日", "up to 7 days"),
    Fact("work-start-limit", "3", "month", "up-to", "statute", "2019-04-23", "不超过3个月", "up to 3 months"),
    Fact("industrial-output-2020q1", "1456000000", "CNY", "exactly", "statistic", "2020-04", "14.56亿元", "RMB 1.456 billion"),
    Fact("value-added-2020q1", "340000000", "CNY", "exactly", "statistic", "2020-04", "3.40亿元", "RMB 340 million"),
    Fact("hightech-output-2020q1", "465000000", "CNY", "exactly", "statistic", "2020-04", "4.65亿元", "RMB 465 million"),
    Fact("enterprises-operating", "58", "enterprise", "exactly", "statistic", "2020-04", "58家企业", "58 enterprises"),
    Fact("hightech-enterprises", "18", "enterprise", "exactly", "statistic", "2020-04", "18家企业", "18 enterprises"),
    Fact("rd-spend-2019", "327000000", "CNY", "exactly", "statistic", "2020-04", "3.27亿元", "RMB 327 million"),
    Fact("patents-filed-2019", "239", "patent-application", "exactly", "statistic", "2020-04", "239件", "239 applications"),
    Fact("patents-granted-2019", "169", "patent", "exactly", "statistic", "2020-04", "169件", "169 patents"),
    Fact("hightech-output-2019", "3080000000", "CNY", "exactly", "statistic", "2020-04", "30.8亿元", "RMB 3.08 billion"),
    Fact("projects-signed-2020", "7", "project", "exactly", "contract", "2020-04", "7个项目", "7 projects"),
    Fact("contracted-investment-2020", "820000000", "CNY", "exactly", "contract", "2020-04", "8.2亿元", "RMB 820 million"),
    Fact("large-projects-signed-2020", "2", "project", "exactly", "contract", "2020-04", "2个项目", "2 projects"),
    Fact("projects-building", "16", "project", "exactly", "statistic", "2020-04", "16个项目", "16 projects"),
    Fact("investment-building", "3280000000", "CNY", "exactly", "statistic", "2020-04", "32.8亿元", "RMB 3.28 billion"),
    Fact("job-fair-enterprises", "6", "enterprise", "exactly", "statistic", "2020-03-13", "6家企业", "6 enterprises"),
    Fact("job-fair-posts", "400", "post", "over", "statistic", "2020-03-13", "400余个岗位", "over 400 posts"),
    Fact("job-fair-seekers", "1000", "job-seeker", "over", "statistic", "2020-03-13", "1000余人", "over 1,000 job seekers"),
    Fact("job-fair-matches", "300", "match", "over", "statistic", "2020-03-13", "300余人", "over 300 preliminary matches"),
    Fact("nakin.new-sales", "30000000", "CNY", "at-least", "projection", "2020-04", "预计3000万元以上",
         "at least RMB 30 million (projected)"),
    Fact("guangxin.annual-output", "80000000", "CNY", "over", "projection", "2020-04", "预计突破8000万元",
         "over RMB 80 million (projected)"),
    Fact("yanxiangxiang.capacity", "12000000", "weight-case", "exactly", "statistic", "2020-04", "1200万重量箱",
         "12 million weight cases"),
    Fact("yanxiangxiang.capacity-mass", "600000", "tonne", "exactly", "derived", "2026-11-24", "60万吨", "600,000 tonnes"),
    Fact("yanxiangxiang.total-investment", "1526000000", "CNY", "exactly", "statistic", "2020-04", "15.26亿元",
         "RMB 1.526 billion"),
    Fact("yanxiangxiang.annual-output", "4000000000", "CNY", "exactly", "projection", "2020-04", "预计40亿元",
         "RMB 4 billion (projected)"),
    Fact("yanxiangxiang.annual-tax", "100000000", "CNY", "at-least", "projection", "2020-04", "预计1亿元以上",
         "at least RMB 100 million (projected)"),
    Fact("yilisheng.lines-at-restart", "2", "production-line", "exactly", "statistic", "2020-04-21", "2条生产线",
         "2 production lines"),
    Fact("yilisheng.staff-at-restart", "60", "person", "under", "statistic", "2020-04-21", "不足60人", "under 60 people"),
    Fact("yilisheng.lines", "4", "production-line", "exactly", "statistic", "2020-04-21", "4条生产线", "4 production lines"),
    Fact("yilisheng.staff", "160", "person", "over", "statistic", "2020-04-21", "160余人", "over 160 people"),
]  # fmt: skip
