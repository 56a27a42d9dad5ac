# language: vi
Tính năng: Số liệu mâu thuẫn, số liệu từng phần và số liệu của một bộ phận
  Một báo cáo có thể ghi cùng một nội dung ở nhiều chỗ. Mọi số liệu của cùng nội dung đều được xét. Nếu chúng dẫn tới
  hai kết luận khác nhau thì không ai được chọn hộ: kết luận là “Chưa đủ căn cứ” và cả hai số đều được nêu tên.

  Bối cảnh:
    Cho các chỉ tiêu sau:
      | văn bản       | số | chỉ tiêu                                                                                                            | yêu cầu        |
      | Nghị quyết 01 | 1  | Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình trên tổng số TTHC có đủ điều kiện trên Cổng Dịch vụ công quốc gia | từ 80% trở lên |
      | Nghị quyết 01 | 2  | Tỷ lệ thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia trên tổng số giao dịch thanh toán của dịch vụ công      | từ 45% trở lên |
      | Nghị quyết 01 | 3  | Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận, giải quyết TTHC                                                | từ 50% trở lên |
      | Nghị quyết 01 | 4  | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC                                                                         | từ 80% trở lên |

  Quy tắc: Hai số liệu trái ngược nhau thì chưa đủ căn cứ

    Kịch bản: Thị trấn Phú Mỹ ghi 98,8% ở bảng này và 2,17% ở bảng kia cho cùng một nội dung
      Cho báo cáo của xã có tên "Thị trấn Phú Mỹ"
      Và báo cáo ghi các số liệu:
        | nội dung                                          | số liệu | nơi ghi             |
        | Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình | 98,8%   | Mục 16.1, dòng 1    |
        | Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình | 2,17%   | Mục 16.2, dòng II.1 |
      Khi đánh giá báo cáo
      Thì các chỉ tiêu được kết luận là:
        | văn bản       | số   | kết luận       |
        | Nghị quyết 01 | 1    | Chưa đủ căn cứ |
        | Nghị quyết 02 | II.1 | Chưa đủ căn cứ |
      Và có đúng một điểm bất nhất, mức "lỗi": "Số liệu mâu thuẫn"
      Và điểm bất nhất nêu "98,8%" và "Mục 16.1, dòng 1" và "2,17%" và "Mục 16.2, dòng II.1"

    Khung kịch bản: Quanh mức 80%, số thứ nhất là <số thứ nhất> và số thứ hai là <số thứ hai>
      Cho báo cáo của một xã
      Và báo cáo ghi các số liệu:
        | nội dung                                          | số liệu       | nơi ghi |
        | Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình | <số thứ nhất> | Bảng 1  |
        | Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình | <số thứ hai>  | Bảng 2  |
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 1 của Nghị quyết 01 được kết luận là "<kết luận>"

      Dữ liệu:
        | số thứ nhất | số thứ hai | kết luận       |
        | 80%         | 100%       | Đạt            |
        | 80%         | 79,99%     | Chưa đủ căn cứ |
        | 79,99%      | 0%         | Không đạt      |
        | 8/10        | 79,99%     | Chưa đủ căn cứ |
        | 0/0         | 80%        | Đạt            |
        | 0/0         | 79,99%     | Không đạt      |

    Kịch bản: Tỷ lệ không khớp với số đếm của chính nó, một bên đạt và một bên không đạt
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là 57,56% (591/1.652)
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "Chưa đủ căn cứ"
      Và có đúng một điểm bất nhất, mức "lỗi": "Tỷ lệ không khớp số đếm"

    Kịch bản: Tỷ lệ không khớp với số đếm của chính nó, nhưng cả hai đều đạt
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là 75% (951/1.652)
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "Đạt"
      Và có đúng một điểm bất nhất, mức "lỗi": "Tỷ lệ không khớp số đếm"

  Quy tắc: Hai số liệu khác nhau mà cùng dẫn tới một kết luận thì chỉ là cảnh báo

    Kịch bản: Thị trấn Phú Mỹ ghi 95,55% và 84,39%, cả hai đều đạt
      Cho báo cáo của xã có tên "Thị trấn Phú Mỹ"
      Và báo cáo ghi các số liệu:
        | nội dung                    | số liệu | nơi ghi             |
        | Tỷ lệ thanh toán trực tuyến | 95,55%  | Mục 16.1, dòng 2    |
        | Tỷ lệ thanh toán trực tuyến | 84,39%  | Mục 16.2, dòng II.2 |
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 2 của Nghị quyết 01 được kết luận là "Đạt"
      Và có đúng một điểm bất nhất, mức "cảnh báo": "Số liệu khác nhau"
      Và điểm bất nhất ghi: "Cùng một nội dung, cùng kỳ nhưng ghi hai số khác nhau: 84,39% (Mục 16.2, dòng II.2) và 95,55% (Mục 16.1, dòng 2); cần hỏi lại đơn vị số nào đúng."

    Kịch bản: Cùng một tỷ số, nơi ghi hai chữ số thập phân, nơi ghi một chữ số thì không phải là khác nhau
      Cho báo cáo của xã có tên "Thị trấn Phú Mỹ"
      Và báo cáo ghi các số liệu:
        | nội dung               | số liệu            | nơi ghi             |
        | Tỷ lệ hồ sơ trực tuyến | 57,56% (951/1.652) | Mục 16.1, dòng 3    |
        | Tỷ lệ hồ sơ trực tuyến | 57,5%              | Mục 16.2, dòng II.3 |
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "Đạt"
      Và không có điểm bất nhất nào

  Quy tắc: Nội dung có nhiều phần thì phần yếu hơn quyết định

    Khung kịch bản: Số hóa hồ sơ tiếp nhận <hồ sơ tiếp nhận>, số hóa kết quả giải quyết <kết quả>
      Cho báo cáo của một huyện
      Và báo cáo ghi các số liệu:
        | nội dung                                    | phần               | số liệu           |
        | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | hồ sơ tiếp nhận    | <hồ sơ tiếp nhận> |
        | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | kết quả giải quyết | <kết quả>         |
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 4 của Nghị quyết 01 được kết luận là "<kết luận>"

      Dữ liệu: Số liệu sáu tháng của thành phố Phú Quốc
        | hồ sơ tiếp nhận       | kết quả              | kết luận  |
        | 86,90% (8.737/10.054) | 79,61% (7.346/9.228) | Không đạt |

      Dữ liệu: Quanh mức 80%
        | hồ sơ tiếp nhận | kết quả   | kết luận        |
        | 80%             | 80%       | Đạt             |
        | 79,99%          | 100%      | Không đạt       |
        | 100%            | 79,99%    | Không đạt       |
        | 100%            | không ghi | Thiếu số liệu   |
        | không ghi       | 100%      | Thiếu số liệu   |
        | 79,99%          | không ghi | Không đạt       |
        | không ghi       | không ghi | Thiếu số liệu   |
        | 100%            | 0/0       | Đạt             |
        | 0/0             | 0/0       | Không phát sinh |
        | 0/0             | không ghi | Thiếu số liệu   |

    Kịch bản: Hai phần có số khác nhau không phải là mâu thuẫn
      Cho báo cáo của một huyện
      Và báo cáo ghi các số liệu:
        | nội dung                                    | phần               | số liệu |
        | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | hồ sơ tiếp nhận    | 86,90%  |
        | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | kết quả giải quyết | 79,61%  |
      Khi đánh giá báo cáo
      Thì không có điểm bất nhất nào

    Kịch bản: Một số liệu chung cho cả nội dung thì không thiếu phần nào
      Cho báo cáo của một huyện
      Và báo cáo ghi "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC" là 80%
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 4 của Nghị quyết 01 được kết luận là "Đạt"

  Quy tắc: Số liệu của một bộ phận không quyết định kết luận của cả đơn vị

    Khung kịch bản: Cả đơn vị ghi <cả đơn vị>, các xã trực thuộc ghi <các xã>
      Cho báo cáo của một huyện
      Và báo cáo ghi các số liệu:
        | nội dung               | phạm vi | số liệu     | nơi ghi    |
        | Tỷ lệ hồ sơ trực tuyến |         | <cả đơn vị> | Mục 3      |
        | Tỷ lệ hồ sơ trực tuyến | cấp xã  | <các xã>    | Mục 3, ý 2 |
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "<kết luận>"
      Và không có điểm bất nhất nào

      Dữ liệu:
        | cả đơn vị | các xã      | kết luận        |
        | 58,79%    | 2.286/5.677 | Đạt             |
        | 49,99%    | 60%         | Không đạt       |
        | không ghi | 60%         | Thiếu số liệu   |
        | 0/0       | 60%         | Không phát sinh |

    Kịch bản: Số liệu của bộ phận vẫn được trình bày với kết quả riêng
      Cho báo cáo của một huyện
      Và báo cáo ghi các số liệu:
        | nội dung               | phạm vi | số liệu     | nơi ghi    |
        | Tỷ lệ hồ sơ trực tuyến |         | 58,79%      | Mục 3      |
        | Tỷ lệ hồ sơ trực tuyến | cấp xã  | 2.286/5.677 | Mục 3, ý 2 |
      Khi đánh giá báo cáo
      Thì trong chỉ tiêu số 3 của Nghị quyết 01, từng số liệu cho kết quả:
        | nơi ghi    | kết quả   |
        | Mục 3      | Đạt       |
        | Mục 3, ý 2 | Không đạt |

    Kịch bản: Số liệu của bộ phận ghi sai thì vẫn bị nêu là bất nhất
      Cho báo cáo của một huyện
      Và báo cáo ghi các số liệu:
        | nội dung                                    | phần               | phạm vi | số liệu              |
        | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | hồ sơ tiếp nhận    |         | 8.737/10.054         |
        | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | kết quả giải quyết |         | 7.346/9.228          |
        | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | kết quả giải quyết | cấp xã  | 69,98% (3.747/5.432) |
      Khi đánh giá báo cáo
      Thì có đúng một điểm bất nhất, mức "lỗi": "Tỷ lệ không khớp số đếm"
      Và điểm bất nhất nêu "69,98%" và "3.747/5.432" và "cấp xã"
