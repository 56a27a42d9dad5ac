"""Numbers and marks that begin a paragraph."""

from __future__ import annotations

import re

_SURE = re.compile(
    r"[-+*•●▪–—]\s*[^\W\d]|•"  # "- Tại", "-Cấp xã"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s*[^\W\d]"  # "1. Đánh giá", "2.1. Số", "1) Một"
    r"|[IVXL]{1,5}[.)]\s"
    r"|[a-zđA-ZĐ](?:\)\s*|\.\s)\S"
    r"|(?:Nơi nhận|Kính gửi|Số)\s*:|Phụ lục\s|Biểu (?:mẫu|số)\s|Điều \d"
)
_LIKELY = re.compile(
    r"[-+*–—]\s*\d"  # "- 100% cán bộ", or a range that is broken over two lines
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\s+[^\W\d]"
    r"|\(\d{1,2}\)\s"
)


def starts(line: str) -> bool:
    """Whether the line begins with a mark that begins paragraphs only."""
    return _SURE.match(line) is not None


def may_start(line: str) -> bool:
    """Whether the line begins with a mark that stands within sentences too."""
    return _LIKELY.match(line) is not None
