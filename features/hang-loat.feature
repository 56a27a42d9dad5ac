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

  Kịch bản: Bảng trong cơ sở dữ liệu được đánh giá như bảng trong tệp
    Cho bảng số liệu trong cơ sở dữ liệu:
      | đơn vị      | nội dung đo            | tỷ lệ | tử số | mẫu số |
      | Xã An Phú   | Tỷ lệ hồ sơ trực tuyến |       | 951   | 1652   |
      | Xã Bình Lộc | Tỷ lệ hồ sơ trực tuyến | 40%   |       |        |
    Khi đánh giá cả bảng theo Nghị quyết 01
    Thì kết luận về tỷ lệ hồ sơ trực tuyến là:
      | đơn vị      | kết luận  | giá trị   |
      | Xã An Phú   | Đạt       | 57,566585 |
      | Xã Bình Lộc | Không đạt | 40        |
    Và cơ sở dữ liệu không bị thay đổi

  Kịch bản: Đơn vị được chấm điểm và xếp hạng với đơn vị cùng cấp, cùng kỳ
    Cho bảng số liệu:
      | đơn vị      | nội dung đo            | tỷ lệ | tử số | mẫu số |
      | Xã An Phú   | Tỷ lệ hồ sơ trực tuyến | 72%   |       |        |
      | Xã Bình Lộc | Tỷ lệ hồ sơ trực tuyến | 25%   |       |        |
      | Xã Cẩm Tú   | Tỷ lệ hồ sơ trực tuyến | 90%   |       |        |
      | Xã Đại Hải  | Tỷ lệ hồ sơ trực tuyến |       | 0     | 0      |
    Khi đánh giá cả bảng theo Nghị quyết 01 và chấm điểm theo tỷ lệ thực hiện
    Thì điểm và hạng là:
      | đơn vị      | hạng | được | tối đa |
      | Xã An Phú   | 1    | 1    | 6      |
      | Xã Cẩm Tú   | 1    | 1    | 6      |
      | Xã Bình Lộc | 3    | 0,5  | 6      |
      | Xã Đại Hải  | 4    | 0    | 5      |

  Kịch bản: Hai tên có thể là một đơn vị thì có điểm nhưng chưa xếp hạng
    Cho bảng số liệu:
      | đơn vị         | nội dung đo            | tỷ lệ | tử số | mẫu số |
      | Xã Mỹ Hòa      | Tỷ lệ hồ sơ trực tuyến | 72%   |       |        |
      | UBND xã Mĩ Hòa | Tỷ lệ hồ sơ trực tuyến | 30%   |       |        |
      | Xã Bình Lộc    | Tỷ lệ hồ sơ trực tuyến | 40%   |       |        |
    Khi đánh giá cả bảng theo Nghị quyết 01 và chấm điểm theo tỷ lệ thực hiện
    Thì điểm và hạng là:
      | đơn vị         | hạng     | được | tối đa |
      | Xã Bình Lộc    | 1        | 0,8  | 6      |
      | Xã Mỹ Hòa      | chưa xếp | 1    | 6      |
      | UBND xã Mĩ Hòa | chưa xếp | 0,6  | 6      |

  Kịch bản: Số đếm giống hệt kỳ trước của chính đơn vị được nêu
    Cho bảng số liệu của hai kỳ liền nhau, kỳ sau giống hệt kỳ trước:
      | đơn vị    | nội dung đo                    | tỷ lệ | tử số | mẫu số |
      | Xã An Phú | Tỷ lệ hồ sơ trực tuyến         |       | 951   | 1.652  |
      | Xã An Phú | Tỷ lệ giải quyết hồ sơ đúng hạn |       | 98    | 100    |
      | Xã An Phú | Tỷ lệ thanh toán trực tuyến    |       | 45    | 90     |
    Khi đánh giá cả bảng theo Nghị quyết 01
    Thì chỉ kỳ sau có điểm bất nhất "Số đếm giống hệt kỳ trước"
