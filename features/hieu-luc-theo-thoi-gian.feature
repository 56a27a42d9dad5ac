# language: vi
Tính năng: Chỉ tiêu nào áp dụng cho kỳ báo cáo nào
  Báo cáo được đánh giá theo những văn bản có hiệu lực vào ngày cuối kỳ báo cáo. Ngoài thời gian hiệu lực thì chỉ tiêu
  không tồn tại: không bao giờ lấy mức của năm 2024 để đánh giá báo cáo năm khác, trừ khi người dùng tự chọn.

  Quy tắc: Ngày cuối kỳ báo cáo quyết định

    Khung kịch bản: Báo cáo của một xã kết thúc ngày <ngày cuối kỳ>
      Cho báo cáo của một xã
      Và kỳ báo cáo kết thúc ngày <ngày cuối kỳ>
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là 57,56%
      Khi đánh giá báo cáo
      Thì báo cáo được đánh giá theo các văn bản: <các văn bản>

      Dữ liệu: Hai nghị quyết của năm 2024
        | ngày cuối kỳ | các văn bản                    |
        | 05/01/2024   | Nghị quyết 01 và Nghị quyết 02 |
        | 31/12/2024   | Nghị quyết 01 và Nghị quyết 02 |

      Dữ liệu: Chương trình phát triển Chính phủ số
        | ngày cuối kỳ | các văn bản     |
        | 01/12/2025   | Quyết định 2629 |
        | 14/06/2026   | Quyết định 2629 |
        | 31/12/2030   | Quyết định 2629 |

    Khung kịch bản: Không văn bản nào có hiệu lực ngày <ngày cuối kỳ>
      Cho báo cáo của xã có tên "Xã Tân Lập"
      Và kỳ báo cáo kết thúc ngày <ngày cuối kỳ>
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là 57,56%
      Khi đánh giá báo cáo
      Thì báo cáo không được đánh giá
      Và người gửi được báo là không có chỉ tiêu nào có hiệu lực ngày <ngày cuối kỳ> cho "Xã Tân Lập"

      Dữ liệu:
        | ngày cuối kỳ |
        | 31/12/2023   |
        | 04/01/2024   |
        | 01/01/2025   |
        | 30/06/2025   |
        | 30/11/2025   |
        | 01/01/2031   |

    Kịch bản: Kỳ báo cáo bắt đầu từ năm trước vẫn xét theo ngày cuối kỳ
      Cho báo cáo của xã có tên "Thị trấn Phú Mỹ"
      Và kỳ báo cáo từ 15/12/2023 đến 19/05/2024
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là 57,56%
      Khi đánh giá báo cáo
      Thì báo cáo được đánh giá theo các văn bản: Nghị quyết 01 và Nghị quyết 02

  Quy tắc: Báo cáo từ ngày 01/12/2025 được đánh giá theo Quyết định số 2629/QĐ-TTg

    Khung kịch bản: Giai đoạn chứa ngày <ngày cuối kỳ> có đúng các chỉ tiêu của mình
      Cho báo cáo của một xã
      Và kỳ báo cáo kết thúc ngày <ngày cuối kỳ>
      Và báo cáo không ghi số liệu nào
      Khi đánh giá báo cáo
      Thì báo cáo được đánh giá theo đúng <số chỉ tiêu> chỉ tiêu của Quyết định 2629

      Dữ liệu: Giai đoạn 2025 – 2027
        | ngày cuối kỳ | số chỉ tiêu |
        | 01/12/2025   | 5           |
        | 31/12/2026   | 5           |
        | 31/12/2027   | 5           |

      Dữ liệu: Giai đoạn 2028 – 2030
        | ngày cuối kỳ | số chỉ tiêu |
        | 01/01/2028   | 3           |
        | 31/12/2030   | 3           |

  Quy tắc: Người dùng tự chọn văn bản hoặc ngày áp dụng thì theo lựa chọn đó

    Khung kịch bản: Chọn đích danh Nghị quyết 01 cho báo cáo kết thúc ngày <ngày cuối kỳ>
      Cho báo cáo của một xã
      Và kỳ báo cáo kết thúc ngày <ngày cuối kỳ>
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là 57,56%
      Và người dùng chọn đánh giá theo Nghị quyết 01
      Khi đánh giá báo cáo
      Thì báo cáo được đánh giá theo các văn bản: Nghị quyết 01
      Và chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "Đạt"

      Dữ liệu:
        | ngày cuối kỳ |
        | 31/12/2023   |
        | 31/12/2024   |
        | 01/01/2025   |

    Kịch bản: Chọn ngày áp dụng 31/12/2024 cho báo cáo kết thúc ngày 01/01/2025
      Cho báo cáo của một xã
      Và kỳ báo cáo kết thúc ngày 01/01/2025
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là 57,56%
      Và người dùng chọn ngày áp dụng là 31/12/2024
      Khi đánh giá báo cáo
      Thì báo cáo được đánh giá theo các văn bản: Nghị quyết 01 và Nghị quyết 02

  Quy tắc: Mục tiêu riêng của thành phố Phú Quốc chỉ dành cho Phú Quốc

    Kịch bản: Sáu tháng đầu năm 2023 của thành phố Phú Quốc
      Cho các chỉ tiêu sau:
        | văn bản                          | số | chỉ tiêu                                                                                                                                                                 | yêu cầu         |
        | Mục tiêu chất lượng của Phú Quốc | 01 | Các thủ tục hành chính được cập nhật thường xuyên, kịp thời, được niêm yết công khai, minh bạch                                                                          | từ 100% trở lên |
        | Mục tiêu chất lượng của Phú Quốc | 02 | Tỷ lệ giải quyết hồ sơ đúng hẹn thuộc thẩm quyền giải quyết UBND thành phố được tiếp nhận và xử lý trên Hệ thống thông tin giải quyết thủ tục hành chính tỉnh Kiên Giang | từ 95% trở lên  |
        | Mục tiêu chất lượng của Phú Quốc | 03 | Mức độ hài lòng của người dân khi đến thực hiện thủ tục hành chính tại Bộ phận Tiếp nhận và Trả kết quả thành phố                                                        | từ 91% trở lên  |
        | Mục tiêu chất lượng của Phú Quốc | 04 | Thực hiện đánh giá nội bộ đối với các cơ quan chuyên môn thuộc UBND thành phố                                                                                            | từ 100% trở lên |
        | Mục tiêu chất lượng của Phú Quốc | 05 | Tỷ lệ xử lý phản ánh, kiến nghị của cá nhân, tổ chức đối với thủ tục hành chính thuộc thẩm quyền giải quyết của thành phố Phú Quốc                                       | từ 90% trở lên  |
      Và báo cáo của huyện có tên "Thành phố Phú Quốc"
      Và kỳ báo cáo từ 01/01/2023 đến 30/06/2023
      Và báo cáo ghi 100% vào dòng số 01 của Mục tiêu chất lượng của Phú Quốc
      Và báo cáo ghi 93% vào dòng số 02 của Mục tiêu chất lượng của Phú Quốc
      Và báo cáo ghi 95% (59/62) vào dòng số 03 của Mục tiêu chất lượng của Phú Quốc
      Và báo cáo ghi 60% (3/5) vào dòng số 05 của Mục tiêu chất lượng của Phú Quốc
      Khi đánh giá báo cáo
      Thì các chỉ tiêu được kết luận là:
        | văn bản                          | số | kết luận      |
        | Mục tiêu chất lượng của Phú Quốc | 01 | Đạt           |
        | Mục tiêu chất lượng của Phú Quốc | 02 | Không đạt     |
        | Mục tiêu chất lượng của Phú Quốc | 03 | Đạt           |
        | Mục tiêu chất lượng của Phú Quốc | 04 | Thiếu số liệu |
        | Mục tiêu chất lượng của Phú Quốc | 05 | Không đạt     |

    Khung kịch bản: Phú Quốc đặt mục tiêu cho năm 2023, kỳ báo cáo kết thúc ngày <ngày cuối kỳ>
      Cho báo cáo của huyện có tên "<tên đơn vị>"
      Và kỳ báo cáo kết thúc ngày <ngày cuối kỳ>
      Và báo cáo ghi "Tỷ lệ giải quyết hồ sơ đúng hạn" là 93%
      Khi đánh giá báo cáo
      Thì báo cáo được đánh giá theo các văn bản: <các văn bản>

      Dữ liệu:
        | tên đơn vị         | ngày cuối kỳ | các văn bản                      |
        | Thành phố Phú Quốc | 18/01/2023   | Mục tiêu chất lượng của Phú Quốc |
        | Thành phố Phú Quốc | 31/12/2023   | Mục tiêu chất lượng của Phú Quốc |
        | Thành phố Phú Quốc | 05/01/2024   | Nghị quyết 01 và Nghị quyết 02   |

    Khung kịch bản: Không có mục tiêu nào cho <tên đơn vị> ngày <ngày cuối kỳ>
      Cho báo cáo của huyện có tên "<tên đơn vị>"
      Và kỳ báo cáo kết thúc ngày <ngày cuối kỳ>
      Và báo cáo ghi "Tỷ lệ giải quyết hồ sơ đúng hạn" là 93%
      Khi đánh giá báo cáo
      Thì báo cáo không được đánh giá
      Và người gửi được báo là không có chỉ tiêu nào có hiệu lực ngày <ngày cuối kỳ> cho "<tên đơn vị>"

      Dữ liệu:
        | tên đơn vị         | ngày cuối kỳ |
        | Thành phố Phú Quốc | 17/01/2023   |
        | Thành phố Phú Quốc | 01/01/2024   |
        | Thành phố Rạch Giá | 30/06/2023   |

    Kịch bản: Chọn đích danh mục tiêu của Phú Quốc cho thành phố khác thì vẫn không đánh giá
      Cho báo cáo của huyện có tên "Thành phố Rạch Giá"
      Và kỳ báo cáo kết thúc ngày 30/06/2023
      Và báo cáo ghi "Tỷ lệ giải quyết hồ sơ đúng hạn" là 93%
      Và người dùng chọn đánh giá theo Mục tiêu chất lượng của Phú Quốc
      Khi đánh giá báo cáo
      Thì báo cáo không được đánh giá

  Quy tắc: Sau ngày 30/06/2025 không còn cấp huyện

    Khung kịch bản: Báo cáo của một <đơn vị> kết thúc ngày 30/06/2025 vẫn đọc được
      Cho báo cáo của một <đơn vị>
      Và kỳ báo cáo từ 01/01/2025 đến 30/06/2025
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là 57,56%
      Và người dùng chọn đánh giá theo Nghị quyết 01
      Khi đánh giá báo cáo
      Thì báo cáo vẫn được đánh giá
      Và người gửi không bị nhắc gì

      Dữ liệu:
        | đơn vị          |
        | huyện           |
        | phòng cấp huyện |
        | Phòng Tư pháp   |

    Khung kịch bản: Báo cáo của một <đơn vị> cho kỳ bắt đầu từ 01/07/2025 thì không nhận
      Cho báo cáo của một <đơn vị>
      Và kỳ báo cáo từ 01/07/2025 đến 31/12/2025
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là 57,56%
      Khi đánh giá báo cáo
      Thì báo cáo không được đánh giá
      Và người gửi được báo là cấp của một <đơn vị> không còn từ sau ngày 30/06/2025

      Dữ liệu:
        | đơn vị          |
        | huyện           |
        | phòng cấp huyện |
        | Phòng Tư pháp   |

    Khung kịch bản: Báo cáo của một <đơn vị> cho cùng kỳ đó thì vẫn nhận
      Cho báo cáo của một <đơn vị>
      Và kỳ báo cáo từ 01/07/2025 đến 31/12/2025
      Và báo cáo không ghi số liệu nào
      Khi đánh giá báo cáo
      Thì báo cáo được đánh giá theo các văn bản: Quyết định 2629
      Và người gửi không bị nhắc gì

      Dữ liệu:
        | đơn vị |
        | bộ     |
        | tỉnh   |
        | sở     |
        | xã     |

  Quy tắc: Kỳ báo cáo vắt qua ngày sắp xếp đơn vị 01/07/2025 thì được nhắc

    Khung kịch bản: Kỳ báo cáo từ <ngày đầu> đến <ngày cuối> được nhắc
      Cho báo cáo của một xã
      Và kỳ báo cáo từ <ngày đầu> đến <ngày cuối>
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là 57,56%
      Và người dùng chọn đánh giá theo Nghị quyết 01
      Khi đánh giá báo cáo
      Thì báo cáo vẫn được đánh giá
      Và người gửi được nhắc rằng kỳ báo cáo vắt qua ngày 01/07/2025

      Dữ liệu:
        | ngày đầu   | ngày cuối  |
        | 30/06/2025 | 01/07/2025 |
        | 15/12/2024 | 14/12/2025 |

    Khung kịch bản: Kỳ báo cáo từ <ngày đầu> đến <ngày cuối> không bị nhắc
      Cho báo cáo của một xã
      Và kỳ báo cáo từ <ngày đầu> đến <ngày cuối>
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là 57,56%
      Và người dùng chọn đánh giá theo Nghị quyết 01
      Khi đánh giá báo cáo
      Thì báo cáo vẫn được đánh giá
      Và người gửi không bị nhắc gì

      Dữ liệu:
        | ngày đầu   | ngày cuối  |
        | 01/01/2025 | 30/06/2025 |
        | 01/07/2025 | 31/12/2025 |
