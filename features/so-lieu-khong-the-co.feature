# language: vi
Tính năng: Số liệu không thể có
  Tỷ lệ của một phần trên tổng thể không thể lớn hơn 100% hay nhỏ hơn 0%; tử số không thể lớn hơn mẫu số. Số liệu như
  vậy là điểm bất nhất phải sửa và không làm căn cứ để kết luận đạt hay không đạt.

  Bối cảnh:
    Cho các chỉ tiêu sau:
      | văn bản       | số | chỉ tiêu                                                             | yêu cầu        |
      | Nghị quyết 01 | 3  | Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận, giải quyết TTHC | từ 50% trở lên |

  Quy tắc: Chỉ có số liệu không thể có thì chưa đủ căn cứ

    Khung kịch bản: Hồ sơ trực tuyến ghi là <số liệu>
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là <số liệu>
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "Chưa đủ căn cứ"
      Và có đúng một điểm bất nhất, mức "lỗi": "Số liệu không thể có"
      Và điểm bất nhất nêu "<vì sao>"

      Dữ liệu: Tỷ lệ
        | số liệu   | vì sao             |
        | 100,01%   | tỷ lệ lớn hơn 100% |
        | 988%      | tỷ lệ lớn hơn 100% |
        | trên 100% | tỷ lệ lớn hơn 100% |
        | -0,01%    | tỷ lệ nhỏ hơn 0    |
        | -57,56%   | tỷ lệ nhỏ hơn 0    |

      Dữ liệu: Số đếm
        | số liệu     | vì sao                      |
        | 1.653/1.652 | tử số lớn hơn mẫu số        |
        | 1.652/951   | tử số lớn hơn mẫu số        |
        | 1/0         | tử số lớn hơn mẫu số bằng 0 |
        | -1/1.652    | tử số nhỏ hơn 0             |
        | 951/-1.652  | mẫu số nhỏ hơn 0            |

  Quy tắc: Giá trị ở đúng giới hạn vẫn có thể có

    Khung kịch bản: Hồ sơ trực tuyến ghi là <số liệu>, vẫn được xét
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là <số liệu>
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "<kết luận>"
      Và không có điểm bất nhất nào

      Dữ liệu:
        | số liệu     | kết luận  |
        | 100%        | Đạt       |
        | 1.652/1.652 | Đạt       |
        | 0%          | Không đạt |
        | 0/1.652     | Không đạt |

  Quy tắc: Số liệu khác của cùng nội dung vẫn quyết định được

    Khung kịch bản: Một chỗ ghi 575,6%, chỗ khác ghi <số liệu>
      Cho báo cáo của một xã
      Và báo cáo ghi các số liệu:
        | nội dung               | số liệu   | nơi ghi |
        | Tỷ lệ hồ sơ trực tuyến | 575,6%    | Bảng 1  |
        | Tỷ lệ hồ sơ trực tuyến | <số liệu> | Bảng 2  |
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "<kết luận>"
      Và có đúng một điểm bất nhất, mức "lỗi": "Số liệu không thể có"
      Và điểm bất nhất nêu "Bảng 1"

      Dữ liệu:
        | số liệu   | kết luận       |
        | 57,56%    | Đạt            |
        | 826/1.652 | Đạt            |
        | 825/1.652 | Không đạt      |
        | 49,99%    | Không đạt      |
        | 0/0       | Chưa đủ căn cứ |

    Kịch bản: Tỷ lệ không thể có nhưng số đếm bên cạnh thì có thể
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là 575,6% (951/1.652)
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "Đạt"
      Và có đúng một điểm bất nhất, mức "lỗi": "Số liệu không thể có"

    Kịch bản: Số đếm không thể có thì tỷ lệ ghi bên cạnh cũng không làm căn cứ
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là 57,56% (1.652/951)
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "Chưa đủ căn cứ"
      Và có đúng một điểm bất nhất, mức "lỗi": "Số liệu không thể có"

  Quy tắc: Thiếu một trong hai số đếm thì không tính được tỷ số

    Khung kịch bản: Chỉ ghi <ô đã ghi>, không ghi tỷ lệ
      Cho báo cáo của một xã
      Và ở ô <ô đã ghi> của "Tỷ lệ hồ sơ trực tuyến", báo cáo ghi "951"
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "Chưa đủ căn cứ"

      Dữ liệu:
        | ô đã ghi |
        | tử số    |
        | mẫu số   |
