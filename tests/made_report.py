"""Reports for the gallery in test_wrong that can be read, but not judged as they are, or not wholly."""

from __future__ import annotations

HEADING = """ỦY BAN NHÂN DÂN
XÃ AN PHÚ

Số: 12/BC-UBND

BÁO CÁO
Kết quả công tác cải cách hành chính 6 tháng đầu năm 2024

"""
TABLE = """| TT | Chỉ tiêu | Đơn vị | Kết quả |
|---|---|---|---|
| 1 | Tỷ lệ thanh toán trực tuyến | % | 95,55 |
| 2 | Tỷ lệ hồ sơ trực tuyến | % | 57,5 |
"""
LEFT = "\nDịch vụ công trực tuyến: đạt tỷ lệ 98,8%.\n"

MADE: dict[str, bytes] = {
    "no-heading.md": TABLE.encode(),
    "no-figures.txt": (HEADING + "Đơn vị đã triển khai đầy đủ các nhiệm vụ được giao.\n").encode(),
    "partly-understood.md": (HEADING + TABLE + LEFT).encode(),
}
ONLY_WARNED = {"partly-understood.md"}
"""What is said of these is a warning: they are judged."""
