# language: vi
Tính năng: So sánh hai kỳ báo cáo của một đơn vị
  Người theo dõi một đơn vị muốn biết so với kỳ trước thì chỉ tiêu nào mới không đạt, chỉ tiêu nào đã khắc phục, số liệu
  thay đổi bao nhiêu, và điểm bất nhất nào mới. Mỗi kỳ được đánh giá theo văn bản có hiệu lực của kỳ ấy.

  Kịch bản: Một chỉ tiêu mới không đạt, một chỉ tiêu đã khắc phục, một chỉ tiêu nay thiếu số liệu
    Cho báo cáo kỳ trước của một xã, từ 1/1/2024 đến 31/3/2024, ghi các số liệu:
      | nội dung                                    | số liệu   | nơi ghi |
      | Tỷ lệ hồ sơ trực tuyến                      | 951/1.652 | Dòng 1  |
      | Tỷ lệ thanh toán trực tuyến                 | 30/100    | Dòng 2  |
      | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | 85%       | Dòng 3  |
    Và báo cáo kỳ sau của một xã, từ 1/4/2024 đến 30/6/2024, ghi các số liệu:
      | nội dung                    | số liệu   | nơi ghi |
      | Tỷ lệ hồ sơ trực tuyến      | 400/1.000 | Dòng 1  |
      | Tỷ lệ thanh toán trực tuyến | 46/100    | Dòng 2  |
    Khi đặt hai báo cáo cạnh nhau
    Thì các chỉ tiêu thay đổi như sau:
      | văn bản       | số | thay đổi           |
      | Nghị quyết 01 | 3  | Mới không đạt      |
      | Nghị quyết 01 | 2  | Đã khắc phục       |
      | Nghị quyết 01 | 4  | Nay chưa đủ căn cứ |
      | Nghị quyết 01 | 6  | Vẫn chưa đủ căn cứ |
      | Nghị quyết 01 | 5  | Vẫn không áp dụng  |
    Và số liệu thay đổi như sau:
      | nội dung                                    | kỳ trước  | kỳ sau    | điểm phần trăm | tử số | mẫu số |
      | Tỷ lệ hồ sơ trực tuyến                      | 951/1.652 | 400/1.000 | -17,5665…      | -551  | -652   |
      | Tỷ lệ thanh toán trực tuyến                 | 30/100    | 46/100    | +16            | +16   | 0      |
      | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | 85%       |           |                |       |        |
    Và có chỉ tiêu kém đi so với kỳ trước

  Kịch bản: Điểm bất nhất của kỳ trước đã hết, một điểm mới xuất hiện
    Cho báo cáo kỳ trước của một xã, từ 1/1/2024 đến 31/3/2024, ghi các số liệu:
      | nội dung                    | số liệu         | nơi ghi |
      | Tỷ lệ hồ sơ trực tuyến      | 90% (951/1.652) | Dòng 1  |
      | Tỷ lệ thanh toán trực tuyến | 46% (46/100)    | Dòng 2  |
    Và báo cáo kỳ sau của một xã, từ 1/4/2024 đến 30/6/2024, ghi các số liệu:
      | nội dung                    | số liệu         | nơi ghi |
      | Tỷ lệ hồ sơ trực tuyến      | 60% (600/1.000) | Dòng 1  |
      | Tỷ lệ thanh toán trực tuyến | 74% (47/100)    | Dòng 2  |
    Khi đặt hai báo cáo cạnh nhau
    Thì có 1 điểm bất nhất mới, 1 không còn, 0 vẫn còn
    Và điểm bất nhất mới ghi: "Dòng 2: tỷ lệ ghi 74% không phải là 47/100 làm tròn hay cắt bớt; số đếm cho 47%."
    Và không có chỉ tiêu nào kém đi so với kỳ trước

  Kịch bản: Ba cặp số đếm giống hệt kỳ trước thì nên hỏi số liệu đã được tính lại chưa
    Cho báo cáo kỳ trước của một xã, từ 1/1/2024 đến 31/3/2024, ghi các số liệu:
      | nội dung                                          | số liệu   | nơi ghi |
      | Tỷ lệ hồ sơ trực tuyến                            | 951/1.652 | Dòng 1  |
      | Tỷ lệ thanh toán trực tuyến                       | 46/100    | Dòng 2  |
      | Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình | 98/99     | Dòng 3  |
    Và báo cáo kỳ sau của một xã, từ 1/4/2024 đến 30/6/2024, ghi các số liệu:
      | nội dung                                          | số liệu   | nơi ghi |
      | Tỷ lệ hồ sơ trực tuyến                            | 951/1.652 | Dòng 1  |
      | Tỷ lệ thanh toán trực tuyến                       | 46/100    | Dòng 2  |
      | Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình | 98/99     | Dòng 3  |
    Khi đặt hai báo cáo cạnh nhau
    Thì có 1 điểm bất nhất mới, 0 không còn, 0 vẫn còn
    Và điểm bất nhất mới ghi: "3 trong 3 cặp số đếm giống hệt báo cáo kỳ 01/01/2024 - 31/03/2024."
    Và không có chỉ tiêu nào kém đi so với kỳ trước
