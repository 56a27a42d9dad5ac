# language: vi
Tính năng: Số liệu ghi bằng khoảng giá trị
  “Trên 99%”, “gần 80%”, “khoảng 30%” không phải là một con số mà là một khoảng. Khoảng chỉ đủ để kết luận khi mọi
  giá trị trong khoảng đều dẫn tới cùng một kết luận; nếu không thì kết luận là “Chưa đủ căn cứ”.

  Bối cảnh:
    Cho các chỉ tiêu sau:
      | văn bản       | số   | chỉ tiêu                                                                                                       | yêu cầu         |
      | Nghị quyết 01 | 2    | Tỷ lệ thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia trên tổng số giao dịch thanh toán của dịch vụ công | từ 45% trở lên  |
      | Nghị quyết 01 | 4    | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC                                                                    | từ 80% trở lên  |
      | Nghị quyết 02 | II.5 | Tỷ lệ cấp kết quả giải quyết TTHC điện tử                                                                      | từ 100% trở lên |

  Quy tắc: Khoảng một phía

    Khung kịch bản: Số hóa hồ sơ “<số liệu>” so với yêu cầu 80%
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC" là <số liệu>
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 4 của Nghị quyết 01 được kết luận là "<kết luận>"
      Và không có điểm bất nhất nào

      Dữ liệu: Từ một mức trở lên
        | số liệu        | kết luận       |
        | trên 99%       | Đạt            |
        | trên 80%       | Đạt            |
        | hơn 80%        | Đạt            |
        | tối thiểu 80%  | Đạt            |
        | ≥ 80%          | Đạt            |
        | trên 79,99%    | Chưa đủ căn cứ |
        | ít nhất 79,99% | Chưa đủ căn cứ |
        | > 50%          | Chưa đủ căn cứ |

      Dữ liệu: Từ một mức trở xuống
        | số liệu         | kết luận       |
        | dưới 50%        | Không đạt      |
        | dưới 80%        | Không đạt      |
        | < 80%           | Không đạt      |
        | không quá 79,9% | Không đạt      |
        | không quá 80%   | Chưa đủ căn cứ |
        | ≤ 80%           | Chưa đủ căn cứ |
        | dưới 80,01%     | Chưa đủ căn cứ |
        | tối đa 95%      | Chưa đủ căn cứ |

    Khung kịch bản: Cấp kết quả điện tử “<số liệu>” so với yêu cầu 100%
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ cấp kết quả giải quyết TTHC điện tử" là <số liệu>
      Khi đánh giá báo cáo
      Thì chỉ tiêu số II.5 của Nghị quyết 02 được kết luận là "<kết luận>"

      Dữ liệu:
        | số liệu        | kết luận       |
        | trên 99%       | Chưa đủ căn cứ |
        | gần 100%       | Không đạt      |
        | dưới 100%      | Không đạt      |
        | tối thiểu 100% | Đạt            |

  Quy tắc: “Khoảng” và “gần” được hiểu rộng một phần mười
    Không văn bản nào nói “khoảng” rộng bao nhiêu. Chương trình hiểu thận trọng: “khoảng 30%” là từ 27% đến 33%, “gần
    80%” là từ 72% đến dưới 80%.

    Khung kịch bản: Thanh toán trực tuyến “<số liệu>” so với yêu cầu 45%
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ thanh toán trực tuyến" là <số liệu>
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 2 của Nghị quyết 01 được kết luận là "<kết luận>"

      Dữ liệu:
        | số liệu       | kết luận       |
        | khoảng 30%    | Không đạt      |
        | khoảng 40%    | Không đạt      |
        | khoảng 41%    | Chưa đủ căn cứ |
        | khoảng 45%    | Chưa đủ căn cứ |
        | khoảng 49,99% | Chưa đủ căn cứ |
        | khoảng 50%    | Đạt            |
        | xấp xỉ 50%    | Đạt            |
        | gần 45%       | Không đạt      |
        | gần 49,99%    | Chưa đủ căn cứ |
        | gần 50%       | Đạt            |

    Kịch bản: Số hóa hồ sơ “gần 80%” thì chắc chắn chưa tới 80%
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC" là gần 80%
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 4 của Nghị quyết 01 được kết luận là "Không đạt"

  Quy tắc: Có số đếm nằm trong khoảng thì số đếm quyết định

    Kịch bản: Ghi “gần 80%” kèm 7.346/9.228 hồ sơ
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC" là gần 80% (7.346/9.228)
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 4 của Nghị quyết 01 được kết luận là "Không đạt"
      Và phần giải thích chỉ tiêu số 4 của Nghị quyết 01, mục "Vì sao", ghi: Thiếu 37 hồ sơ: cần 7.383/9.228 để đạt 80%.
      Và không có điểm bất nhất nào

    Kịch bản: Ghi “trên 50%” kèm 7.383/9.228 hồ sơ
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC" là trên 50% (7.383/9.228)
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 4 của Nghị quyết 01 được kết luận là "Đạt"

    Kịch bản: Ghi “trên 80%” trong khi số đếm là 7.346/9.228 hồ sơ
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC" là trên 80% (7.346/9.228)
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 4 của Nghị quyết 01 được kết luận là "Chưa đủ căn cứ"
      Và có đúng một điểm bất nhất, mức "lỗi": "Tỷ lệ không khớp số đếm"
      Và điểm bất nhất nêu "trên 80%" và "7.346/9.228"

  Quy tắc: Khoảng chưa quyết định được thì số liệu khác có thể quyết định

    Khung kịch bản: Bảng 1 ghi “<số thứ nhất>”, bảng 2 ghi <số thứ hai>
      Cho báo cáo của một xã
      Và báo cáo ghi các số liệu:
        | nội dung                                    | số liệu       | nơi ghi |
        | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | <số thứ nhất> | Bảng 1  |
        | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | <số thứ hai>  | Bảng 2  |
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 4 của Nghị quyết 01 được kết luận là "<kết luận>"

      Dữ liệu:
        | số thứ nhất | số thứ hai | kết luận       |
        | trên 75%    | 82%        | Đạt            |
        | trên 75%    | 79,99%     | Không đạt      |
        | trên 75%    | dưới 90%   | Chưa đủ căn cứ |
        | trên 99%    | 79,99%     | Chưa đủ căn cứ |
