# language: vi
Tính năng: Làm tròn và cắt bớt chữ số
  Báo cáo ghi cùng một tỷ số theo nhiều cách: làm tròn hoặc cắt bớt, một hay hai chữ số thập phân. Tỷ lệ ghi như vậy
  vẫn khớp với số đếm. Nhưng khi đã có số đếm thì kết luận dựa vào tỷ số chính xác, không dựa vào tỷ lệ đã làm tròn.

  Bối cảnh:
    Cho các chỉ tiêu sau:
      | văn bản       | số | chỉ tiêu                                                             | yêu cầu        |
      | Nghị quyết 01 | 3  | Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận, giải quyết TTHC | từ 50% trở lên |
      | Nghị quyết 01 | 4  | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC                          | từ 80% trở lên |

  Quy tắc: Tỷ lệ làm tròn hoặc cắt bớt từ số đếm là khớp với số đếm

    Khung kịch bản: 951/1.652 hồ sơ, tức 57,5665…%, được ghi là <tỷ lệ>
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là <tỷ lệ> (951/1.652)
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "Đạt"
      Và không có điểm bất nhất nào

      Dữ liệu: Làm tròn
        | tỷ lệ   |
        | 57,57%  |
        | 57,567% |
        | 57,6%   |
        | 58%     |

      Dữ liệu: Cắt bớt
        | tỷ lệ  |
        | 57,56% |
        | 57,5%  |
        | 57%    |

    Khung kịch bản: 951/1.652 hồ sơ mà ghi là <tỷ lệ> thì không khớp
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là <tỷ lệ> (951/1.652)
      Khi đánh giá báo cáo
      Thì có đúng một điểm bất nhất, mức "<mức>": "Tỷ lệ không khớp số đếm"
      Và điểm bất nhất nêu "<tỷ lệ>" và "951/1.652" và "57,5665…%"

      Dữ liệu: Chỉ lệch ở chữ số thập phân cuối, có thể do làm tròn sai
        | tỷ lệ  | mức      |
        | 57,55% | cảnh báo |
        | 57,58% | cảnh báo |
        | 57,4%  | cảnh báo |
        | 57,7%  | cảnh báo |

      Dữ liệu: Lệch nhiều hơn, hoặc lệch cả phần trăm
        | tỷ lệ  | mức |
        | 57,54% | lỗi |
        | 57,59% | lỗi |
        | 57,3%  | lỗi |
        | 57,8%  | lỗi |
        | 56%    | lỗi |
        | 59%    | lỗi |

    Kịch bản: Lệch ở chữ số cuối mà làm khác kết luận thì là lỗi
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là 50,00% (4.998/9.998)
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "Chưa đủ căn cứ"
      Và có đúng một điểm bất nhất, mức "lỗi": "Tỷ lệ không khớp số đếm"

    Khung kịch bản: Đúng nửa đơn vị ở chữ số cuối thì làm tròn lên – <số liệu>
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là <số liệu>
      Khi đánh giá báo cáo
      Thì không có điểm bất nhất nào

      Dữ liệu: 5/8 là 62,5%; 1.001/1.600 là 62,5625%
        | số liệu               |
        | 63% (5/8)             |
        | 62% (5/8)             |
        | 62,563% (1.001/1.600) |
        | 62,562% (1.001/1.600) |

    Khung kịch bản: Đúng nửa đơn vị nhưng ghi lệch sang số khác – <số liệu>
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là <số liệu>
      Khi đánh giá báo cáo
      Thì có đúng một điểm bất nhất, mức "<mức>": "Tỷ lệ không khớp số đếm"

      Dữ liệu:
        | số liệu               | mức      |
        | 61% (5/8)             | lỗi      |
        | 64% (5/8)             | lỗi      |
        | 62,564% (1.001/1.600) | cảnh báo |
        | 62,561% (1.001/1.600) | cảnh báo |

  Quy tắc: Có số đếm khớp với tỷ lệ thì tỷ số chính xác quyết định

    Khung kịch bản: 7.346/9.228 hồ sơ là 79,6055…%, ghi là <tỷ lệ> vẫn không đạt 80%
      Cho báo cáo của một huyện
      Và báo cáo ghi "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC" là <tỷ lệ> (7.346/9.228)
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 4 của Nghị quyết 01 được kết luận là "Không đạt"
      Và phần giải thích chỉ tiêu số 4 của Nghị quyết 01, mục "Vì sao", ghi: Thiếu 37 hồ sơ: cần 7.383/9.228 để đạt 80%.
      Và không có điểm bất nhất nào

      Dữ liệu:
        | tỷ lệ  |
        | 80%    |
        | 79,61% |
        | 79,6%  |

    Khung kịch bản: Không làm tròn trước khi so với yêu cầu – <số liệu>
      Cho báo cáo của một huyện
      Và báo cáo ghi "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC" là <số liệu>
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 4 của Nghị quyết 01 được kết luận là "<kết luận>"

      Dữ liệu: Chỉ ghi tỷ lệ
        | số liệu    | kết luận  |
        | 79,99%     | Không đạt |
        | 79,999999% | Không đạt |
        | 80%        | Đạt       |
        | 80,00%     | Đạt       |
        | 80,000001% | Đạt       |

      Dữ liệu: Ghi số đếm
        | số liệu       | kết luận  |
        | 7.382/9.228   | Không đạt |
        | 7.383/9.228   | Đạt       |
        | 79.999/99.999 | Không đạt |
        | 80.000/99.999 | Đạt       |
