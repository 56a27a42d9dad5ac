# language: vi
Tính năng: Đánh giá cả một bảng số liệu
  Tỉnh theo dõi hàng trăm xã bằng một bảng số liệu chứ không bằng từng báo cáo. Kết luận phải giống hệt khi đánh giá riêng
  từng đơn vị, và dòng hỏng của một đơn vị không được làm hỏng dòng của đơn vị khác.

  Kịch bản: Mỗi đơn vị trong bảng được kết luận như khi đánh giá riêng
    Cho bảng số liệu:
      | đơn vị      | nội dung đo            | tỷ lệ  | tử số | mẫu số |
      | Xã An Phú   | Tỷ lệ hồ sơ trực tuyến |        | 951   | 1.652  |
      | Xã Bình Lộc | Tỷ lệ hồ sơ trực tuyến | 49,99% |       |        |
      | Xã Cẩm Tú   | Tỷ lệ hồ sơ trực tuyến |        | 0     | 0      |
    Khi đánh giá cả bảng theo Nghị quyết 01
    Thì kết luận về tỷ lệ hồ sơ trực tuyến là:
      | đơn vị      | kết luận        | giá trị   |
      | Xã An Phú   | Đạt             | 57,566585 |
      | Xã Bình Lộc | Không đạt       | 49,99     |
      | Xã Cẩm Tú   | Không phát sinh |           |
    Và không dòng nào bị loại

  Kịch bản: Dòng hỏng bị loại kèm lý do, dòng tốt vẫn được đánh giá
    Cho bảng số liệu:
      | đơn vị      | nội dung đo            | tỷ lệ  | tử số | mẫu số |
      | Xã An Phú   | Tỷ lệ hồ sơ trực tuyến | 72%    |       |        |
      | Xã Bình Lộc | Tỷ lệ hồ sơ trực tuyến | nhiều  |       |        |
      | Xã Cẩm Tú   | Tỷ lệ hồ sơ trực tuyến | 57.567 |       |        |
    Khi đánh giá cả bảng theo Nghị quyết 01
    Thì kết luận về tỷ lệ hồ sơ trực tuyến là:
      | đơn vị    | kết luận | giá trị |
      | Xã An Phú | Đạt      | 72      |
    Và các dòng bị loại là:
      | dòng | ghi    | lý do                                                        |
      | 2    | nhiều  | không phải là số                                             |
      | 3    | 57.567 | có hai cách hiểu, số đếm hay tỷ lệ; tỷ lệ thì ghi thêm dấu % |

  Kịch bản: Im lặng không phải là lỗi, cũng không bao giờ là đạt
    Cho bảng số liệu:
      | đơn vị    | nội dung đo            | tỷ lệ | tử số | mẫu số |
      | Xã An Phú | Tỷ lệ hồ sơ trực tuyến |       |       |        |
    Khi đánh giá cả bảng theo Nghị quyết 01
    Thì kết luận về tỷ lệ hồ sơ trực tuyến là:
      | đơn vị    | kết luận      | giá trị |
      | Xã An Phú | Thiếu số liệu |         |
    Và không dòng nào bị loại
