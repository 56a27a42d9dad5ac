# language: vi
Tính năng: Chấm điểm và xếp hạng nhiều đơn vị
  Đoàn kiểm tra chấm nhiều đơn vị một lúc và phải bảo vệ được bảng xếp hạng: điểm nào cũng tính lại được bằng tay từ những
  gì in bên cạnh. Cái gì không áp dụng, không phát sinh thì ra khỏi mẫu số; thiếu số liệu thì không được điểm.

  Bối cảnh:
    Cho người dùng chọn đánh giá theo Nghị quyết 01

  Kịch bản: Bằng điểm thì đồng hạng, hạng kế tiếp lùi xuống bấy nhiêu
    Cho các đơn vị báo cáo:
      | đơn vị      | nội dung                    | số liệu |
      | Xã An Phú   | Tỷ lệ thanh toán trực tuyến | 45%     |
      | Xã An Phú   | Tỷ lệ hồ sơ trực tuyến      | 50%     |
      | Xã Bình Lộc | Tỷ lệ thanh toán trực tuyến | 90%     |
      | Xã Cẩm Tú   | Tỷ lệ hồ sơ trực tuyến      | 100%    |
      | Xã Đông Hải | Tỷ lệ hồ sơ trực tuyến      | 49,99%  |
    Khi chấm theo cách "Các chỉ tiêu như nhau"
    Thì bảng xếp hạng là:
      | hạng | đơn vị      | được | tối đa | điểm   | chưa rõ |
      | 1    | Xã An Phú   | 2    | 6      | 33,33… | 4       |
      | 2    | Xã Bình Lộc | 1    | 6      | 16,66… | 5       |
      | 2    | Xã Cẩm Tú   | 1    | 6      | 16,66… | 5       |
      | 4    | Xã Đông Hải | 0    | 6      | 0      | 5       |

  Khung kịch bản: Thanh toán trực tuyến <trường hợp> thì <kết quả>
    Cho các đơn vị báo cáo:
      | đơn vị    | nội dung                    | số liệu   |
      | Xã An Phú | Tỷ lệ hồ sơ trực tuyến      | 50%       |
      | Xã An Phú | Tỷ lệ thanh toán trực tuyến | <số liệu> |
    Khi chấm theo cách "Các chỉ tiêu như nhau"
    Thì bảng xếp hạng là:
      | hạng | đơn vị    | được   | tối đa   | điểm   | chưa rõ   |
      | 1    | Xã An Phú | <được> | <tối đa> | <điểm> | <chưa rõ> |

    Dữ liệu:
      | trường hợp                          | số liệu    | kết quả                    | được | tối đa | điểm   | chưa rõ |
      | đạt                                 | 45/100     | được điểm                  | 2    | 6      | 33,33… | 4       |
      | không đạt                           | 44/100     | không được điểm            | 1    | 6      | 16,66… | 4       |
      | không phát sinh giao dịch nào       | 0/0        | ra khỏi mẫu số             | 1    | 5      | 20     | 4       |
      | thiếu số liệu                       | không ghi  | không được điểm, đếm riêng | 1    | 6      | 16,66… | 5       |
      | chỉ ghi một khoảng có thể ở hai bên | khoảng 45% | không được điểm, đếm riêng | 1    | 6      | 16,66… | 5       |

  Kịch bản: Chỉ tiêu của cấp khác ra khỏi mẫu số, dù trong dòng ghi số nào
    Cho các đơn vị báo cáo:
      | đơn vị    | nội dung                                                       | số liệu |
      | Xã An Phú | Tỷ lệ hồ sơ trực tuyến                                         | 50%     |
      | Xã An Phú | Tỷ lệ bệnh viện từ hạng 2 trở lên cung cấp thanh toán viện phí | 0%      |
    Khi chấm theo cách "Các chỉ tiêu như nhau"
    Thì bảng xếp hạng là:
      | hạng | đơn vị    | được | tối đa | điểm   | chưa rõ |
      | 1    | Xã An Phú | 1    | 6      | 16,66… | 5       |
    Và "Xã An Phú" không tính điểm cho dòng 5 của Nghị quyết 01

  Kịch bản: Chấm theo tỷ lệ thực hiện, vượt mức yêu cầu cũng chỉ được trọn điểm
    Cho các đơn vị báo cáo:
      | đơn vị      | nội dung                    | số liệu |
      | Xã An Phú   | Tỷ lệ thanh toán trực tuyến | 36%     |
      | Xã Bình Lộc | Tỷ lệ thanh toán trực tuyến | 90%     |
      | Xã Cẩm Tú   | Tỷ lệ thanh toán trực tuyến | 30/100  |
    Khi chấm theo cách "Theo tỷ lệ thực hiện"
    Thì bảng xếp hạng là:
      | hạng | đơn vị      | được    | tối đa | điểm   | chưa rõ |
      | 1    | Xã Bình Lộc | 1       | 6      | 16,66… | 5       |
      | 2    | Xã An Phú   | 0,8     | 6      | 13,33… | 5       |
      | 3    | Xã Cẩm Tú   | 0,6666… | 6      | 11,11… | 5       |

  Kịch bản: Chấm theo nhóm, nhóm không có chỉ tiêu nào thì điểm của nhóm ra khỏi mẫu số
    Cho các đơn vị báo cáo:
      | đơn vị    | nội dung                    | số liệu |
      | Xã An Phú | Tỷ lệ hồ sơ trực tuyến      | 25%     |
      | Xã An Phú | Tỷ lệ thanh toán trực tuyến | 50%     |
    Khi chấm theo cách "Theo nhóm của Quyết định 766"
    Thì bảng xếp hạng là:
      | hạng | đơn vị    | được | tối đa | điểm   | chưa rõ |
      | 1    | Xã An Phú | 8    | 62     | 12,90… | 3       |
    Và điểm của "Xã An Phú" theo nhóm là:
      | nhóm                        | được | tối đa |
      | Công khai, minh bạch        | 0    | 18     |
      | Tiến độ giải quyết          | 0    | 0      |
      | Số hóa hồ sơ                | 0    | 22     |
      | Cung cấp dịch vụ trực tuyến | 3    | 12     |
      | Thanh toán trực tuyến       | 5    | 10     |
      | Mức độ hài lòng             | 0    | 0      |
    Và cách chấm được ghi là "chưa kiểm chứng"

  Kịch bản: Nói rõ khắc phục một chỉ tiêu thì cần thêm bao nhiêu và được thêm bao nhiêu điểm
    Cho các đơn vị báo cáo:
      | đơn vị    | nội dung                                    | phần               | số liệu      |
      | Xã An Phú | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | hồ sơ tiếp nhận    | 8.737/10.054 |
      | Xã An Phú | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | kết quả giải quyết | 7.346/9.228  |
    Khi chấm theo cách "Các chỉ tiêu như nhau"
    Thì nếu đạt dòng 4 của Nghị quyết 01 thì "Xã An Phú" được "thêm 37 hồ sơ: +16,66… điểm"

  Khung kịch bản: Cùng một đơn vị, hay hai cách viết tên, là một câu hỏi: <một> và <hai>
    Cho các đơn vị báo cáo:
      | đơn vị      | nội dung               | số liệu |
      | <một>       | Tỷ lệ hồ sơ trực tuyến | 50%     |
      | Xã Bình Lộc | Tỷ lệ hồ sơ trực tuyến | 45%     |
    Và thêm một bộ số liệu của "<hai>":
      | nội dung               | số liệu |
      | Tỷ lệ hồ sơ trực tuyến | 60%     |
    Khi chấm theo cách "Các chỉ tiêu như nhau"
    Thì chưa xếp hạng "<một>" và "<hai>", vì phải hỏi trước
    Và bảng xếp hạng là:
      | hạng | đơn vị      | được | tối đa | điểm | chưa rõ |
      | 1    | Xã Bình Lộc | 0    | 6      | 0    | 5       |

    Dữ liệu:
      | một         | hai            |
      | Xã An Phú   | Xã An Phú      |
      | Xã Hoà Bình | Xã Hòa Bình    |
      | Xã An Phú   | Xã An Phu      |
      | Xã An Phú   | UBND xã An Phú |

  Kịch bản: Hai đơn vị cùng tên thuộc hai huyện là hai đơn vị
    Cho các đơn vị báo cáo:
      | đơn vị    | cấp trên       | nội dung               | số liệu |
      | Xã An Phú | Huyện An Thịnh | Tỷ lệ hồ sơ trực tuyến | 50%     |
      | Xã An Phú | Huyện Lâm Hòa  | Tỷ lệ hồ sơ trực tuyến | 45%     |
    Khi chấm theo cách "Các chỉ tiêu như nhau"
    Thì bảng xếp hạng là:
      | hạng | đơn vị                    | được | tối đa | điểm   | chưa rõ |
      | 1    | Xã An Phú, Huyện An Thịnh | 1    | 6      | 16,66… | 5       |
      | 2    | Xã An Phú, Huyện Lâm Hòa  | 0    | 6      | 0      | 5       |
    Và không phải hỏi gì trước khi xếp hạng

  Kịch bản: Chỉ tiêu nào khó nhất, đơn vị nào sát ngưỡng
    Cho các đơn vị báo cáo:
      | đơn vị      | nội dung                    | số liệu |
      | Xã An Phú   | Tỷ lệ thanh toán trực tuyến | 45%     |
      | Xã An Phú   | Tỷ lệ hồ sơ trực tuyến      | 48%     |
      | Xã Bình Lộc | Tỷ lệ thanh toán trực tuyến | 90%     |
      | Xã Bình Lộc | Tỷ lệ hồ sơ trực tuyến      | 20%     |
    Khi chấm theo cách "Các chỉ tiêu như nhau"
    Thì dòng 2 của Nghị quyết 01 có tỷ lệ đạt 100%, sát ngưỡng là: Xã An Phú
    Và dòng 3 của Nghị quyết 01 có tỷ lệ đạt 0%, sát ngưỡng là: Xã An Phú
    Và dòng 3 của Nghị quyết 01 khó đạt hơn dòng 2

  Kịch bản: Trong bảng tính, điểm là số và không bao giờ được làm tròn lên
    Cho các đơn vị báo cáo:
      | đơn vị    | nội dung                    | số liệu |
      | Xã Cẩm Tú | Tỷ lệ thanh toán trực tuyến | 30/100  |
    Khi chấm theo cách "Theo tỷ lệ thực hiện"
    Và ghi kết quả ra bảng tính
    Thì trong bảng xếp hạng, "Xã Cẩm Tú" được 0,6666 trên 6, đều là số, hiện là "0,6666…"

  Kịch bản: Trong bảng tính, cột đánh giá của đoàn kiểm tra đã được điền
    Cho các đơn vị báo cáo:
      | đơn vị    | nội dung                                    | phần               | số liệu      |
      | Xã An Phú | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | hồ sơ tiếp nhận    | 8.737/10.054 |
      | Xã An Phú | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | kết quả giải quyết | 7.346/9.228  |
    Khi chấm theo cách "Các chỉ tiêu như nhau"
    Và ghi kết quả ra bảng tính
    Thì trong trang của "Xã An Phú", cột đánh giá của đoàn ở dòng 4 có các câu:
      """
      Không đạt.
      Thiếu 37 hồ sơ: cần 7.383/9.228 để đạt 80%.
      Căn cứ: Nghị quyết số 01/NQ-CP năm 2024, dòng 4 (theo bản chép).
      """

  Kịch bản: Trong bảng tính, tên đơn vị giống một công thức vẫn là chữ
    Cho các đơn vị báo cáo:
      | đơn vị | nội dung                    | số liệu |
      | =1+1   | Tỷ lệ thanh toán trực tuyến | 45%     |
    Khi chấm theo cách "Các chỉ tiêu như nhau"
    Và ghi kết quả ra bảng tính
    Thì trong bảng xếp hạng, tên "=1+1" là chữ, không phải công thức
