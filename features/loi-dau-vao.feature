# language: vi
Tính năng: Khi tệp số liệu ghi sai
  Tệp ghi sai là lỗi đầu vào, không phải là đơn vị không đạt. Người gửi được báo mọi lỗi trong một lần: sai ở dòng nào,
  đã ghi gì, nên ghi thế nào. Tệp của đơn vị này sai thì đơn vị khác vẫn được đánh giá.

  Quy tắc: Lỗi nói rõ đã ghi gì và nên ghi thế nào

    Khung kịch bản: Ghi sai tên nội dung thành “<đã ghi>”
      Cho báo cáo của một xã
      Và báo cáo ghi tên nội dung "<đã ghi>" với số liệu 57,56%
      Khi đánh giá báo cáo
      Thì báo cáo không được đánh giá
      Và người gửi được báo "<đã ghi>" không phải là tên một nội dung
      Và được gợi ý là "<gợi ý>"
      Và lỗi chỉ đúng vào số liệu thứ 1 và chép lại nguyên dòng đó

      Dữ liệu:
        | đã ghi                           | gợi ý                                       |
        | Tỷ lệ hồ sơ trưc tuyến           | Tỷ lệ hồ sơ trực tuyến                      |
        | Tỷ lê thanh toán trực tuyến      | Tỷ lệ thanh toán trực tuyến                 |
        | Tỷ lệ số hóa hồ sơ, kết quả TTHC | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC |

    Kịch bản: Tên nội dung không giống tên nào thì không gợi ý bừa
      Cho báo cáo của một xã
      Và báo cáo ghi tên nội dung "Chiều dài đường giao thông nông thôn" với số liệu 57,56%
      Khi đánh giá báo cáo
      Thì báo cáo không được đánh giá
      Và người gửi được báo "Chiều dài đường giao thông nông thôn" không phải là tên một nội dung
      Và không được gợi ý gì

    Khung kịch bản: Ở ô tỷ lệ ghi “<đã ghi>”
      Cho báo cáo của một xã
      Và ở ô tỷ lệ của "Tỷ lệ hồ sơ trực tuyến", báo cáo ghi "<đã ghi>"
      Khi đánh giá báo cáo
      Thì báo cáo không được đánh giá
      Và người gửi được báo đúng một lỗi: "<lỗi>"
      Và lỗi chỉ đúng vào số liệu thứ 1 và chép lại nguyên dòng đó

      Dữ liệu: Chữ thay cho số
        | đã ghi        | lỗi                              |
        | chưa thống kê | "chưa thống kê" không phải là số |
        | Đạt           | "Đạt" không phải là số           |
        | 7S,67%        | "7S,67%" không phải là số        |
        | 57,,56%       | "57,,56%" không phải là số       |

      Dữ liệu: Một con số có hai cách hiểu
        | đã ghi | lỗi                                          |
        | 1.652  | "1.652" có hai cách hiểu: 1652 hay 1,652%    |
        | 57,567 | "57,567" có hai cách hiểu: 57567 hay 57,567% |

      Dữ liệu: Hai số đếm ghi chung một ô
        | đã ghi    | lỗi                                          |
        | 951/1.652 | "951/1.652" là hai số đếm, không phải một số |

    Kịch bản: Số có hai cách hiểu thì người gửi được chỉ cách ghi rõ
      Cho báo cáo của một xã
      Và ở ô tỷ lệ của "Tỷ lệ hồ sơ trực tuyến", báo cáo ghi "1.652"
      Khi đánh giá báo cáo
      Thì người gửi được gợi ý: "nếu là tỷ lệ, ghi "1,652%"; nếu là số đếm, ghi vào…"

    Khung kịch bản: Ở ô <ô> ghi “<đã ghi>”
      Cho báo cáo của một xã
      Và ở ô <ô> của "Tỷ lệ hồ sơ trực tuyến", báo cáo ghi "<đã ghi>"
      Khi đánh giá báo cáo
      Thì báo cáo không được đánh giá
      Và người gửi được báo đúng một lỗi: "<lỗi>"

      Dữ liệu:
        | ô      | đã ghi | lỗi                                                  |
        | tử số  | 57,56% | "57,56%" là tỷ lệ, ở đây cần một số đếm              |
        | mẫu số | 12,5   | "12,5" không phải là số nguyên, ở đây cần một số đếm |

    Kịch bản: Hai số liệu của cùng nội dung ghi cùng một chỗ
      Cho báo cáo của một xã
      Và "Tỷ lệ hồ sơ trực tuyến" có hai số liệu cùng ghi ở "Bảng 1, dòng 3": 57,56% và 98,8%
      Khi đánh giá báo cáo
      Thì báo cáo không được đánh giá
      Và lỗi chỉ đúng vào số liệu thứ 2 và chép lại nguyên dòng đó

    Kịch bản: Ngày cuối kỳ trước ngày đầu kỳ
      Cho báo cáo của một xã
      Và kỳ báo cáo từ 30/06/2024 đến 01/01/2024
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là 57,56%
      Khi đánh giá báo cáo
      Thì báo cáo không được đánh giá

  Quy tắc: Cách ghi thường gặp thì đọc được

    Khung kịch bản: Ghi “<đã ghi>” là đủ rõ
      Cho báo cáo của một xã
      Và ở ô <ô> của "Tỷ lệ hồ sơ trực tuyến", báo cáo ghi "<đã ghi>"
      Và ở ô <ô kia> của "Tỷ lệ hồ sơ trực tuyến", báo cáo ghi "<số kia>"
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "Đạt"
      Và không có điểm bất nhất nào

      Dữ liệu: Dấu chấm hay dấu phẩy trong số đếm đều là dấu phân nhóm
        | ô      | đã ghi | ô kia  | số kia |
        | mẫu số | 1.652  | tử số  | 951    |
        | mẫu số | 1,652  | tử số  | 951    |
        | mẫu số | 1652   | tử số  | 951    |
        | tử số  | 07     | mẫu số | 08     |

    Khung kịch bản: Tỷ lệ ghi là “<đã ghi>”
      Cho báo cáo của một xã
      Và ở ô tỷ lệ của "Tỷ lệ hồ sơ trực tuyến", báo cáo ghi "<đã ghi>"
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "Đạt"
      Và người gửi không bị nhắc gì

      Dữ liệu:
        | đã ghi  |
        | 57,56%  |
        | 57.56%  |
        | 57,56   |
        | 57,56 % |
        | 57,567% |
        | 100     |

  Quy tắc: Mọi lỗi được báo trong một lần

    Kịch bản: Ba lỗi trong một báo cáo
      Cho báo cáo của một xã
      Và ở ô tỷ lệ của "Tỷ lệ hồ sơ trực tuyến", báo cáo ghi "chưa thống kê"
      Và ở ô tỷ lệ của "Tỷ lệ thanh toán trực tuyến", báo cáo ghi "95,55%"
      Và ở ô tỷ lệ của "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC", báo cáo ghi "1.652"
      Và ở ô tử số của "Tỷ lệ cấp kết quả giải quyết TTHC điện tử", báo cáo ghi "99,19%"
      Khi đánh giá báo cáo
      Thì báo cáo không được đánh giá
      Và người gửi được báo các lỗi:
        | số liệu thứ | lỗi                                       |
        | 1           | "chưa thống kê" không phải là số          |
        | 3           | "1.652" có hai cách hiểu: 1652 hay 1,652% |
        | 4           | "99,19%" là tỷ lệ, ở đây cần một số đếm   |

  Quy tắc: Tệp của đơn vị này sai thì đơn vị khác vẫn được đánh giá

    Kịch bản: Một báo cáo ghi sai nằm giữa hai báo cáo tốt
      Cho một báo cáo tốt tên "Xã Tân Lập"
      Và một báo cáo tên "Xã Tân Hòa" ghi chữ ở ô tỷ lệ
      Và một báo cáo tốt tên "Xã Tân Bình"
      Khi đánh giá các báo cáo
      Thì báo cáo "Xã Tân Lập" được đánh giá đầy đủ
      Và báo cáo "Xã Tân Bình" được đánh giá đầy đủ
      Và "Xã Tân Hòa" không có kết luận nào, chỉ có lỗi: ""chưa thống kê" không phải là số"

    Khung kịch bản: Một tệp <tình trạng> nằm cạnh một báo cáo tốt
      Cho một tệp tên "Xã Tân Hòa" <tình trạng>
      Và một báo cáo tốt tên "Xã Tân Lập"
      Khi đánh giá các báo cáo
      Thì báo cáo "Xã Tân Lập" được đánh giá đầy đủ
      Và "Xã Tân Hòa" không có kết luận nào, chỉ có lỗi: "<lỗi>"

      Dữ liệu:
        | tình trạng    | lỗi              |
        | bị trống      | tệp trống        |
        | không tồn tại | không có tệp này |
