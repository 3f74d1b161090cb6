"""What pages of reports say."""

from __future__ import annotations

from yanglao.casefile.words import Pair

REPORTS: dict[str, Pair] = {
    "reports.title": ("报表", "Reports"),
    "reports.lead": (
        "每张表都能筛选、排序、打印,也能导出成文件。",
        "Every one can be filtered, sorted, printed and taken away as a file.",
    ),
    "reports.back": ("全部报表", "All reports"),
    "reports.filters": ("筛选", "Filters"),
    "reports.any": ("全部", "All"),
    "reports.within": ("表内查找", "Find within"),
    "reports.show": ("查看", "Show"),
    "reports.xlsx": ("导出工作簿", "As a workbook"),
    "reports.csv": ("导出 CSV", "As CSV"),
    "reports.print": ("打印全部", "Print all"),
    "reports.by_page": ("分页查看", "Page by page"),
    "reports.first": (
        "需要的填在上面,再按“查看”。",
        "Fill in above what you need, then press Show.",
    ),
    "reports.file_first": (
        "选好名册文件(CSV 或 XLSX),再按“查看”。文件只用来比对,不保存。",
        "Choose the file of the list (CSV or XLSX), then press Show. It is compared and not kept.",
    ),
    "reports.nobody": (
        "没有这个人、单位或批次,或者不归您看。请核对后再查。",
        "There is no such person, unit or batch, or none that you may see. Check what you gave, then try again.",
    ),
    "reports.count": ("共 {count} 行", "{count} rows"),
    "reports.found": ("找到 {count} 行,共 {of} 行", "{count} rows found, of {of}"),
    "reports.total": ("合计", "Total"),
    "reports.none": (
        "没有内容:在这个范围里没有要列的。换个月份、单位或条件再看。",
        "Nothing to list here. Try another month, unit or choice.",
    ),
    "reports.none_found": ("没有找到。少写几个字再试,或者", "Nothing found. Try fewer letters, or"),
    "reports.all": ("看全部。", "see all of it."),
    "reports.pages": ("翻页", "Pages"),
    "reports.page": ("第 {page} 页,共 {pages} 页", "Page {page} of {pages}"),
    "reports.before": ("上一页", "Previous"),
    "reports.after": ("下一页", "Next"),
    "reports.sums": ("汇总", "Sums"),
    "reports.remarks": ("说明", "Remarks"),
}
