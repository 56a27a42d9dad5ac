# language: vi
Tính năng: Biểu mẫu điền sẵn cột đánh giá
  Biểu của đoàn kiểm tra có một cột để trống: "Đánh giá của đoàn kiểm tra". Đoàn gửi vào báo cáo Word của đơn vị và
  nhận lại đúng báo cáo ấy, cột này đã ghi kết luận, lý do, còn thiếu bao nhiêu và căn cứ; mọi chỗ khác giữ nguyên.

  Bối cảnh:
    Cho báo cáo Word của "Xã An Phú"
    Và trong báo cáo có câu: "1. Chỉ tiêu giao tại Nghị quyết số 01/NQ-CP"

  Quy tắc: Chỉ điền vào ô trống của cột đánh giá

    Kịch bản: Mỗi dòng có kết luận, lý do, còn thiếu bao nhiêu và căn cứ
      Cho trong báo cáo có bảng:
        | STT | Chỉ tiêu                                    | Đơn vị | Chỉ tiêu năm 2024 | Kết quả đạt          | Đánh giá của đoàn kiểm tra |
        | 3   | Tỷ lệ hồ sơ trực tuyến                      | %      | Tối thiểu 50      | 57,56% (951/1.652)   |                            |
        | 4   | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | %      | Tối thiểu 80      | 79,61% (7.346/9.228) |                            |
      Khi điền cột đánh giá vào báo cáo
      Thì ô đánh giá của dòng 3 ghi:
        """
        Đạt.
        Mục 1, dòng 3: 951/1.652 = 57,5665…% đạt yêu cầu từ 50% trở lên.
        Căn cứ: Nghị quyết số 01/NQ-CP năm 2024, dòng 3 (theo bản chép).
        """
      Và ô đánh giá của dòng 4 ghi:
        """
        Không đạt.
        Mục 1, dòng 4: 7.346/9.228 = 79,6055…% không đạt yêu cầu từ 80% trở lên.
        Thiếu 37 hồ sơ: cần 7.383/9.228 để đạt 80%.
        Căn cứ: Nghị quyết số 01/NQ-CP năm 2024, dòng 4 (theo bản chép).
        """
      Và mọi chỗ khác của báo cáo giữ nguyên

    Kịch bản: Dòng đơn vị để trống thì ghi là thiếu số liệu
      Cho trong báo cáo có bảng:
        | STT | Chỉ tiêu                                                              | Đơn vị | Chỉ tiêu năm 2024 | Kết quả đạt | Đánh giá của đoàn kiểm tra |
        | 3   | Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận, giải quyết TTHC  | %      | Tối thiểu 50      | 57,56%      |                            |
        | 4   | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC                           | %      | Tối thiểu 80      |             |                            |
      Khi điền cột đánh giá vào báo cáo
      Thì các ô đánh giá bắt đầu bằng:
        | dòng | kết luận      |
        | 3    | Đạt           |
        | 4    | Thiếu số liệu |
      Và mọi chỗ khác của báo cáo giữ nguyên

    Kịch bản: Bảng bị ngắt sang trang sau vẫn được điền đến hết
      Cho trong báo cáo có bảng:
        | STT | Chỉ tiêu                    | Đơn vị | Chỉ tiêu năm 2024 | Kết quả đạt | Đánh giá của đoàn kiểm tra |
        | 2   | Tỷ lệ thanh toán trực tuyến | %      | Tối thiểu 45      | 95,55%      |                            |
      Và sang trang sau, bảng còn:
        | 3 | Tỷ lệ hồ sơ trực tuyến                      | % | Tối thiểu 50 | 47,56% |  |
        | 4 | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | % | Tối thiểu 80 | 100%   |  |
      Khi điền cột đánh giá vào báo cáo
      Thì các ô đánh giá bắt đầu bằng:
        | dòng | kết luận  |
        | 2    | Đạt       |
        | 3    | Không đạt |
        | 4    | Đạt       |
      Và mọi chỗ khác của báo cáo giữ nguyên

    Kịch bản: Ô đã có chữ thì không bị ghi đè
      Cho trong báo cáo có bảng:
        | STT | Chỉ tiêu                    | Đơn vị | Chỉ tiêu năm 2024 | Kết quả đạt | Đánh giá của đoàn kiểm tra |
        | 2   | Tỷ lệ thanh toán trực tuyến | %      | Tối thiểu 45      | 95,55%      | Đoàn đã xem                |
        | 3   | Tỷ lệ hồ sơ trực tuyến      | %      | Tối thiểu 50      | 47,56%      |                            |
      Khi điền cột đánh giá vào báo cáo
      Thì các ô đánh giá bắt đầu bằng:
        | dòng | kết luận    |
        | 2    | Đoàn đã xem |
        | 3    | Không đạt   |
      Và đoàn được nhắc rằng ô đánh giá của chỉ tiêu số 2 của Nghị quyết 01 đã có chữ nên giữ nguyên
      Và mọi chỗ khác của báo cáo giữ nguyên

    Kịch bản: Báo cáo không có cột đánh giá thì không điền được
      Cho trong báo cáo có bảng:
        | STT | Chỉ tiêu                    | Đơn vị | Chỉ tiêu năm 2024 | Kết quả đạt |
        | 2   | Tỷ lệ thanh toán trực tuyến | %      | Tối thiểu 45      | 95,55%      |
      Khi điền cột đánh giá vào báo cáo
      Thì báo cáo không được điền, đoàn được báo: "không có bảng nào có cột để đoàn kiểm tra ghi đánh giá"

  Quy tắc: Quyết định của đoàn đứng trước, kết luận của máy vẫn ghi bên cạnh

    Kịch bản: Đoàn đã quyết định khác kết luận của máy
      Cho trong báo cáo có bảng:
        | STT | Chỉ tiêu               | Đơn vị | Chỉ tiêu năm 2024 | Kết quả đạt | Đánh giá của đoàn kiểm tra |
        | 3   | Tỷ lệ hồ sơ trực tuyến | %      | Tối thiểu 50      | 47,56%      |                            |
      Và đoàn đã quyết định chỉ tiêu số 3 của Nghị quyết 01 là "Đạt" vì "đã bổ sung hồ sơ", do "Nguyễn Văn A" ký ngày 20/06/2024, có giá trị đến 31/12/2024
      Khi điền cột đánh giá vào báo cáo
      Thì ô đánh giá của dòng 3 ghi:
        """
        Đạt (máy: Không đạt; Nguyễn Văn A, 20/06/2024).
        Lý do của đoàn: đã bổ sung hồ sơ.
        Có giá trị đến hết ngày 31/12/2024.
        Mục 1, dòng 3: 47,56% không đạt yêu cầu từ 50% trở lên.
        Còn cách 50% là 2,44 điểm phần trăm; báo cáo không có số đếm nên chưa tính được là bao nhiêu hồ sơ.
        Căn cứ: Nghị quyết số 01/NQ-CP năm 2024, dòng 3 (theo bản chép).
        """
      Và mọi chỗ khác của báo cáo giữ nguyên
