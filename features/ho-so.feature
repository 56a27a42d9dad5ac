# language: vi
Tính năng: Đếm hồ sơ của hệ thống một cửa, và đối chiếu báo cáo với hồ sơ
  Cách kiểm tra chắc chắn nhất một tỷ lệ là đếm lại hồ sơ. Mỗi chỉ số nói rõ hồ sơ nào ở trên và ở dưới đường kẻ. Hồ sơ
  không tính được thì để riêng và nêu lý do, không lặng lẽ bỏ đi; ô để trống thì không coi là không.

  Quy tắc: Hồ sơ tiếp nhận tính theo ngày tiếp nhận, kết quả tính theo ngày giải quyết xong

    Kịch bản: Tiếp nhận tháng này, giải quyết xong tháng sau
      Cho bảng xuất hồ sơ:
        | Mã hồ sơ | Đơn vị tiếp nhận | Ngày tiếp nhận | Hình thức nộp | Ngày hẹn trả | Ngày giải quyết xong |
        | H1       | Xã An Phú        | 28/04/2025     | Trực tuyến    | 05/05/2025   | 05/05/2025           |
        | H2       | Xã An Phú        | 29/04/2025     | Trực tiếp     | 05/05/2025   | 06/05/2025           |
      Khi đếm hồ sơ theo đơn vị và tháng
      Thì các số đếm được là:
        | đơn vị    | tháng   | chỉ số                                                                     | tử số | mẫu số |
        | Xã An Phú | 04/2025 | Tỷ lệ hồ sơ trực tuyến                                                     | 1     | 2      |
        | Xã An Phú | 04/2025 | Tỷ lệ giải quyết hồ sơ đúng hạn                                            | 0     | 0      |
        | Xã An Phú | 05/2025 | Tỷ lệ hồ sơ trực tuyến                                                     | 0     | 0      |
        | Xã An Phú | 05/2025 | Tỷ lệ giải quyết hồ sơ đúng hạn                                            | 1     | 2      |

  Quy tắc: Giải quyết xong trong ngày hẹn trả là đúng hạn

    Khung kịch bản: Hẹn trả ngày 20/05/2025, giải quyết xong ngày <xong>
      Cho bảng xuất hồ sơ:
        | Mã hồ sơ | Đơn vị tiếp nhận | Ngày tiếp nhận | Ngày hẹn trả | Ngày giải quyết xong |
        | H1       | Xã An Phú        | 05/05/2025     | 20/05/2025   | <xong>               |
      Khi đếm hồ sơ theo đơn vị và tháng
      Thì "Tỷ lệ giải quyết hồ sơ đúng hạn" của "Xã An Phú" tháng 05/2025 là <tử số>/1

      Dữ liệu:
        | xong             | tử số |
        | 19/05/2025       | 1     |
        | 20/05/2025       | 1     |
        | 20/05/2025 16:45 | 1     |
        | 21/05/2025       | 0     |

  Quy tắc: Hồ sơ bị ghi quá hạn mà đã giải quyết đúng hạn thì xem có phải do đồng bộ muộn

    Kịch bản: Ba hồ sơ bị ghi quá hạn, chỉ một hồ sơ quá hạn thật
      Cho bảng xuất hồ sơ:
        | Mã hồ sơ | Đơn vị tiếp nhận | Ngày tiếp nhận | Ngày hẹn trả | Ngày giải quyết xong | Ngày đồng bộ | Tình trạng hạn |
        | H1       | Xã An Phú        | 05/05/2025     | 20/05/2025   | 20/05/2025           | 22/05/2025   | Quá hạn        |
        | H2       | Xã An Phú        | 05/05/2025     | 20/05/2025   | 19/05/2025           |              | Quá hạn        |
        | H3       | Xã An Phú        | 05/05/2025     | 20/05/2025   | 21/05/2025           | 21/05/2025   | Quá hạn        |
      Khi đếm hồ sơ theo đơn vị và tháng
      Thì "Tỷ lệ giải quyết hồ sơ đúng hạn" của "Xã An Phú" tháng 05/2025 là 2/3
      Và có 1 hồ sơ "hệ thống ghi quá hạn dù giải quyết đúng hạn, đồng bộ sau hạn (có thể do lỗi đồng bộ)"
      Và có 1 hồ sơ "hệ thống ghi quá hạn dù giải quyết đúng hạn, chưa đồng bộ"
      Và có 1 hồ sơ "quá hạn theo ngày của chính hồ sơ"

  Quy tắc: Hồ sơ không tính được thì để riêng, nêu lý do

    Kịch bản: Mỗi loại hồ sơ không tính được
      Cho bảng xuất hồ sơ:
        | Mã hồ sơ | Đơn vị tiếp nhận | Ngày tiếp nhận | Hình thức nộp | Ngày giải quyết xong | Trạng thái | Hồ sơ thử nghiệm |
        | H1       | Xã An Phú        | 05/05/2025     | Trực tuyến    |                      | Đang xử lý |                  |
        | H2       | Xã An Phú        | 31/02/2025     | Trực tuyến    |                      | Đang xử lý |                  |
        | H3       | Xã An Phú        | 05/05/2025     | Qua fax       |                      | Đang xử lý |                  |
        | H4       | Xã An Phú        | 05/05/2025     | Trực tuyến    | 04/05/2025           | Đã trả     |                  |
        | H5       | Xã An Phú        | 05/05/2025     | Trực tuyến    |                      | Đã rút     |                  |
        | H6       | Xã An Phú        | 05/05/2025     | Trực tuyến    |                      | Đang xử lý | Có               |
        | H7       | Xã An Phú        | 05/05/2025     | Trực tiếp     |                      | Đang xử lý |                  |
        | H7       | Xã An Phú        | 05/05/2025     | Trực tiếp     |                      | Đang xử lý |                  |
        | H8       | Xã An Phú        | 05/05/2025     | Trực tiếp     |                      | Đang xử lý |                  |
        | H8       | Xã An Phú        | 05/05/2025     | Trực tuyến    |                      | Đang xử lý |                  |
      Khi đếm hồ sơ theo đơn vị và tháng
      Thì "Tỷ lệ hồ sơ trực tuyến" của "Xã An Phú" tháng 05/2025 là 1/2
      Và hồ sơ để riêng là:
        | số hồ sơ | lý do                                                           |
        | 1        | hồ sơ thử                                                       |
        | 1        | ô ngày tiếp nhận không đọc được                                 |
        | 1        | ô hình thức nộp không đọc được                                  |
        | 1        | ngày giải quyết xong trước ngày mà nó phải theo sau             |
        | 1        | đã rút                                                          |
        | 1        | bản sao giống hệt (mỗi hồ sơ đã tính một lần)                   |
        | 2        | cùng mã hồ sơ mà nội dung khác nhau (không tính dòng nào)       |

    Kịch bản: Ô để trống không phải là không
      Cho bảng xuất hồ sơ:
        | Mã hồ sơ | Đơn vị tiếp nhận | Ngày tiếp nhận | Số hóa thành phần hồ sơ |
        | H1       | Xã An Phú        | 05/05/2025     | Đã số hóa               |
        | H2       | Xã An Phú        | 05/05/2025     | Chưa số hóa             |
        | H3       | Xã An Phú        | 05/05/2025     |                         |
      Khi đếm hồ sơ theo đơn vị và tháng
      Thì "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC" của "Xã An Phú" tháng 05/2025 là 1/2

  Quy tắc: Báo cáo được đối chiếu với hồ sơ của chính đơn vị, trong chính kỳ báo cáo

    Khung kịch bản: Hồ sơ cho 1/2, báo cáo ghi <báo cáo>
      Cho bảng xuất hồ sơ:
        | Mã hồ sơ | Đơn vị tiếp nhận | Ngày tiếp nhận | Hình thức nộp |
        | H1       | Xã An Phú        | 05/05/2025     | Trực tuyến    |
        | H2       | Xã An Phú        | 06/05/2025     | Trực tiếp     |
        | H3       | Xã An Phú        | 06/06/2025     | Trực tiếp     |
        | H4       | Xã Bình Yên      | 06/05/2025     | Trực tiếp     |
      Và báo cáo tháng 05/2025 của "Xã An Phú" ghi tỷ lệ hồ sơ trực tuyến là <báo cáo>
      Khi đối chiếu báo cáo với hồ sơ
      Thì dòng "Tỷ lệ hồ sơ trực tuyến" được nhận xét là "<nhận xét>"
      Và mức của điểm bất nhất với hồ sơ là "<mức>"

      Dữ liệu:
        | báo cáo | nhận xét                     | mức       |
        | 1/2     | khớp                         | không có  |
        | 50%     | khớp                         | không có  |
        | 2/4     | tỷ lệ khớp, số đếm khác      | lưu ý     |
        | 2/2     | khác                         | lỗi       |
        | 49%     | khác                         | lỗi       |
