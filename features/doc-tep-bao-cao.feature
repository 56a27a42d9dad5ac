# language: vi
Tính năng: Báo cáo của ai, và tệp không đọc được
  Báo cáo nào cũng phải biết là của ai, cấp nào, kỳ nào mới đánh giá được. Báo cáo không ghi thì người gửi được hỏi; tệp
  không đọc được thì người gửi được chỉ cách làm. Tệp này hỏng không làm hỏng tệp khác.

  Quy tắc: Không ghi là của ai, kỳ nào thì hỏi, không đoán

    Kịch bản: Báo cáo không có tên đơn vị và kỳ báo cáo
      Cho báo cáo Word không ghi là của ai và kỳ nào
      Và trong báo cáo có câu: "Tỷ lệ hồ sơ nộp trực tuyến đạt 57,56%."
      Khi đánh giá báo cáo
      Thì báo cáo không được đánh giá
      Và người gửi được báo và được gợi ý:
        | lỗi                                              | gợi ý                                    |
        | không rõ cấp của đơn vị báo cáo, cần một trong   | ghi cấp bằng tùy chọn                    |
        | không tìm thấy kỳ báo cáo trong tài liệu         | ghi kỳ báo cáo bằng tùy chọn             |
        | không tìm thấy tên đơn vị báo cáo trong tài liệu | ghi tên đơn vị bằng tùy chọn             |

    Kịch bản: Người dùng nói rõ thì đánh giá được
      Cho báo cáo Word không ghi là của ai và kỳ nào
      Và trong báo cáo có câu: "Tỷ lệ hồ sơ nộp trực tuyến đạt 57,56%."
      Khi người dùng nói rõ đó là "Xã An Phú", kỳ từ 05/01/2024 đến 30/06/2024, rồi đánh giá báo cáo
      Thì báo cáo được đánh giá là của "Xã An Phú", cấp xã, kỳ từ 05/01/2024 đến 30/06/2024
      Và chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "Đạt"

    Khung kịch bản: Tên đơn vị cho biết cấp – <đơn vị>
      Cho báo cáo Word của "<đơn vị>"
      Và trong báo cáo có câu: "Tỷ lệ hồ sơ nộp trực tuyến đạt 57,56%."
      Khi đánh giá báo cáo
      Thì báo cáo được đánh giá là của "<đơn vị>", <cấp>, kỳ từ 05/01/2024 đến 31/12/2024

      Dữ liệu:
        | đơn vị             | cấp       |
        | Thị trấn Phú Mỹ    | cấp xã    |
        | Phường Hồng Gai    | cấp xã    |
        | Huyện Phú Tân      | cấp huyện |
        | Thành phố Phú Quốc | cấp huyện |
        | Thành phố Cần Thơ  | cấp tỉnh  |
        | Tỉnh Kiên Giang    | cấp tỉnh  |

  Quy tắc: Mẫu Excel đã điền được đọc lại

    Khung kịch bản: Điền <tỷ lệ> và <tử số>/<mẫu số> vào mẫu
      Cho mẫu Excel cho cấp xã đã điền tên "Xã An Phú", kỳ từ 05/01/2024 đến 30/06/2024, và:
        | nội dung               | tỷ lệ   | tử số   | mẫu số   |
        | Tỷ lệ hồ sơ trực tuyến | <tỷ lệ> | <tử số> | <mẫu số> |
      Khi đánh giá báo cáo
      Thì báo cáo được đánh giá là của "Xã An Phú", cấp xã, kỳ từ 05/01/2024 đến 30/06/2024
      Và các chỉ tiêu được kết luận là:
        | văn bản       | số | kết luận      |
        | Nghị quyết 01 | 2  | Thiếu số liệu |
        | Nghị quyết 01 | 3  | <kết luận>    |

      Dữ liệu:
        | tỷ lệ  | tử số | mẫu số | kết luận  |
        | 57,56% | 951   | 1.652  | Đạt       |
        |        | 826   | 1.652  | Đạt       |
        |        | 825   | 1.652  | Không đạt |
        | 49,99% |       |        | Không đạt |

  Quy tắc: Tệp không đọc được thì nói rõ vì sao và nên làm gì

    Khung kịch bản: Tệp là một <loại>
      Cho tệp của đơn vị là một <loại>
      Khi đánh giá báo cáo
      Thì báo cáo không được đánh giá
      Và người gửi được báo và được gợi ý:
        | lỗi   | gợi ý   |
        | <lỗi> | <gợi ý> |

      Dữ liệu:
        | loại                     | lỗi                                          | gợi ý                                                          |
        | bản scan không có chữ    | tệp PDF không có chữ, chỉ có ảnh chụp        | xin tệp Word của báo cáo                                       |
        | văn bản Word kiểu cũ     | đây là tệp Word kiểu cũ                      | mở bằng Word hoặc LibreOffice, chọn Lưu thành                  |
        | văn bản Word bị cắt cụt  | tệp bị hỏng hoặc chưa tải hết, không mở được | chép hoặc tải lại tệp từ nơi gửi                               |

  Quy tắc: Trong một thư mục, tệp hỏng không làm hỏng tệp khác

    Khung kịch bản: Trong thư mục có một <loại>
      Cho một thư mục có báo cáo Word của "Xã Tân Lập" và của "Xã Tân Bình", đều ghi hồ sơ trực tuyến 57,56%
      Và trong thư mục có thêm một <loại>, đặt tên "Xã Tân Hòa"
      Khi đánh giá cả thư mục
      Thì báo cáo "Xã Tân Lập" được đánh giá đầy đủ
      Và báo cáo "Xã Tân Bình" được đánh giá đầy đủ
      Và "Xã Tân Hòa" không có kết luận nào, chỉ có lỗi: "<lỗi>"

      Dữ liệu:
        | loại                    | lỗi                                                                                 |
        | bản scan không có chữ   | tệp PDF không có chữ, chỉ có ảnh chụp các trang (bản scan) hoặc trang trắng         |
        | văn bản Word kiểu cũ    | đây là tệp Word kiểu cũ (.doc), không đọc được                                      |
        | văn bản Word bị cắt cụt | tệp bị hỏng hoặc chưa tải hết, không mở được                                        |
