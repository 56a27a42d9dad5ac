# language: vi
Tính năng: Chỉ tiêu riêng, cao hơn, của một tỉnh
  Tỉnh có thể yêu cầu cao hơn Chính phủ. Khi đó cùng một nội dung có hai chỉ tiêu của hai văn bản; mỗi chỉ tiêu được
  đánh giá riêng, có kết luận riêng và căn cứ riêng. Mức 60% dưới đây chỉ là ví dụ, không phải của một tỉnh có thật.

  Bối cảnh:
    Cho chỉ tiêu số 3 của Nghị quyết 01 yêu cầu từ 50% trở lên
    Và tỉnh có văn bản riêng cho cấp xã, từ 01/02/2024 đến 31/12/2024: "Tỷ lệ hồ sơ trực tuyến" từ 60% trở lên

  Quy tắc: Hai văn bản, hai kết luận

    Khung kịch bản: Một xã báo cáo <số liệu>
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là <số liệu>
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "<theo Chính phủ>"
      Và chỉ tiêu số 1 của văn bản riêng của tỉnh được kết luận là "<theo tỉnh>"

      Dữ liệu:
        | số liệu            | theo Chính phủ  | theo tỉnh       |
        | 49,99%             | Không đạt       | Không đạt       |
        | 50%                | Đạt             | Không đạt       |
        | 57,56% (951/1.652) | Đạt             | Không đạt       |
        | 59,99%             | Đạt             | Không đạt       |
        | 60%                | Đạt             | Đạt             |
        | trên 55%           | Đạt             | Chưa đủ căn cứ  |
        | 0/0                | Không phát sinh | Không phát sinh |
        | không ghi          | Thiếu số liệu   | Thiếu số liệu   |

    Kịch bản: Mỗi kết luận nêu mức và căn cứ của mình
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là 57,56% (951/1.652)
      Khi đánh giá báo cáo
      Thì phần giải thích chỉ tiêu số 3 của Nghị quyết 01, mục "So sánh", ghi: 57,5665…% so với yêu cầu ≥ 50%: chênh 7,5665… điểm phần trăm
      Và phần giải thích chỉ tiêu số 1 của văn bản riêng của tỉnh, mục "Vì sao", ghi: Thiếu 41 hồ sơ: cần 992/1.652 để đạt 60%.
      Và phần giải thích chỉ tiêu số 1 của văn bản riêng của tỉnh, mục "Căn cứ", ghi: Văn bản riêng của tỉnh, dòng 1 (đọc trong văn bản gốc)

    Kịch bản: Văn bản của tỉnh đứng bên cạnh, không thay thế các nghị quyết
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là 57,56%
      Khi đánh giá báo cáo
      Thì báo cáo được đánh giá theo các văn bản: Nghị quyết 01 và Nghị quyết 02 và văn bản riêng của tỉnh
      Và không có điểm bất nhất nào

  Quy tắc: Văn bản của tỉnh cũng có đối tượng và thời hạn

    Kịch bản: Đơn vị ngoài đối tượng của văn bản riêng
      Cho báo cáo của một huyện
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là 57,56%
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "Đạt"
      Và chỉ tiêu số 1 của văn bản riêng của tỉnh được kết luận là "Không áp dụng"

    Khung kịch bản: Báo cáo kết thúc ngày <ngày cuối kỳ>
      Cho báo cáo của một xã
      Và kỳ báo cáo kết thúc ngày <ngày cuối kỳ>
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là 57,56%
      Khi đánh giá báo cáo
      Thì báo cáo được đánh giá theo các văn bản: <các văn bản>

      Dữ liệu:
        | ngày cuối kỳ | các văn bản                                              |
        | 31/01/2024   | Nghị quyết 01 và Nghị quyết 02                           |
        | 01/02/2024   | Nghị quyết 01 và Nghị quyết 02 và văn bản riêng của tỉnh |
        | 31/12/2024   | Nghị quyết 01 và Nghị quyết 02 và văn bản riêng của tỉnh |
