# language: vi
Tính năng: Không phát sinh và số 0 ghi cho đủ dòng
  Không có hồ sơ nào thì không có tỷ lệ nào: đó không phải là 0% và cũng không phải là 100%. Dòng để trống không phải
  là số 0. Số 0 ghi vào dòng không dành cho đơn vị thì không làm đơn vị bị coi là không đạt.

  Bối cảnh:
    Cho các chỉ tiêu sau:
      | văn bản       | số    | chỉ tiêu                                 | yêu cầu         |
      | Nghị quyết 02 | II.11 | Tỷ lệ xử lý phản ánh, kiến nghị đúng hạn | từ 100% trở lên |

  Quy tắc: Không có gì để xử lý trong kỳ thì kết luận là “Không phát sinh”

    Khung kịch bản: Không nhận phản ánh nào mà báo cáo ghi <số liệu>
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ xử lý phản ánh, kiến nghị đúng hạn" là <số liệu>
      Khi đánh giá báo cáo
      Thì chỉ tiêu số II.11 của Nghị quyết 02 được kết luận là "Không phát sinh"
      Và không có điểm bất nhất nào

      Dữ liệu:
        | số liệu  |
        | 0/0      |
        | 0% (0/0) |

    Kịch bản: Ghi 100% trong khi không nhận phản ánh nào
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ xử lý phản ánh, kiến nghị đúng hạn" là 100% (0/0)
      Khi đánh giá báo cáo
      Thì chỉ tiêu số II.11 của Nghị quyết 02 được kết luận là "Không phát sinh"
      Và có đúng một điểm bất nhất, mức "cảnh báo": "Có tỷ lệ khi không phát sinh"
      Và điểm bất nhất nêu "100%" và "nên ghi là không phát sinh"

    Khung kịch bản: Ghi <tỷ lệ> trong khi không nhận phản ánh nào
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ xử lý phản ánh, kiến nghị đúng hạn" là <tỷ lệ> (0/0)
      Khi đánh giá báo cáo
      Thì chỉ tiêu số II.11 của Nghị quyết 02 được kết luận là "Không phát sinh"
      Và có đúng một điểm bất nhất, mức "lỗi": "Có tỷ lệ khi không phát sinh"
      Và điểm bất nhất nêu "<tỷ lệ>" và "không thể tính ra tỷ lệ này"

      Dữ liệu:
        | tỷ lệ  |
        | 0,01%  |
        | 40%    |
        | 99,99% |

    Kịch bản: Chỉ ghi 100%, không ghi số đếm, thì không biết là không phát sinh
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ xử lý phản ánh, kiến nghị đúng hạn" là 100%
      Khi đánh giá báo cáo
      Thì chỉ tiêu số II.11 của Nghị quyết 02 được kết luận là "Đạt"

  Quy tắc: Không ghi gì thì thiếu số liệu

    Kịch bản: Báo cáo không nói gì về phản ánh, kiến nghị
      Cho báo cáo của một xã
      Và báo cáo không ghi số liệu nào
      Khi đánh giá báo cáo
      Thì chỉ tiêu số II.11 của Nghị quyết 02 được kết luận là "Thiếu số liệu"

    Kịch bản: Dòng để trống không phải là số 0
      Cho báo cáo của một xã
      Và báo cáo có dòng "Tỷ lệ xử lý phản ánh, kiến nghị đúng hạn" nhưng để trống
      Khi đánh giá báo cáo
      Thì chỉ tiêu số II.11 của Nghị quyết 02 được kết luận là "Thiếu số liệu"
      Và không có điểm bất nhất nào

    Kịch bản: Ghi số 0 là đã báo cáo, và là không đạt
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ xử lý phản ánh, kiến nghị đúng hạn" là 0
      Khi đánh giá báo cáo
      Thì chỉ tiêu số II.11 của Nghị quyết 02 được kết luận là "Không đạt"

  Quy tắc: Số ghi vào dòng không dành cho đơn vị thì không được xét

    Khung kịch bản: Một xã ghi <số liệu> vào dòng số <số> của <văn bản>
      Cho báo cáo của một xã
      Và báo cáo ghi <số liệu> vào dòng số <số> của <văn bản>
      Khi đánh giá báo cáo
      Thì chỉ tiêu số <số> của <văn bản> được kết luận là "Không áp dụng"
      Và không có điểm bất nhất nào

      Dữ liệu: Các số 0 trong báo cáo của thị trấn Phú Mỹ
        | văn bản       | số   | số liệu |
        | Nghị quyết 01 | 5    | 0       |
        | Nghị quyết 01 | 7.1  | 0       |
        | Nghị quyết 01 | 7.2  | 0       |
        | Nghị quyết 02 | I.1  | 0       |
        | Nghị quyết 02 | II.8 | 0       |

      Dữ liệu: Số khác cũng vậy
        | văn bản       | số | số liệu |
        | Nghị quyết 01 | 5  | 100%    |
        | Nghị quyết 01 | 5  | 0/0     |

  Quy tắc: Không phát sinh và không áp dụng thì không tính vào kết quả chung

    Kịch bản: Một xã không phát sinh gì trong năm
      Cho trong báo cáo cả năm 2024 của một xã, nội dung của mọi chỉ tiêu đều ghi 0/0
      Khi đánh giá báo cáo
      Thì dòng tổng ghi "Tổng: 22 chỉ tiêu; 17 không phát sinh, 5 không áp dụng."
      Và Nghị quyết 01 được kết luận chung là "chưa xác định"
