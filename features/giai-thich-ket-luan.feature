# language: vi
Tính năng: Giải thích kết luận
  Kết luận nào cũng phải để đoàn kiểm tra ký được và đơn vị phản biện được: nêu số liệu, tỷ số đã xét, văn bản và dòng
  chỉ tiêu, văn bản đó được đọc ở đâu, còn thiếu bao nhiêu, và điều gì sẽ làm thay đổi kết luận.

  Bối cảnh:
    Cho các chỉ tiêu sau:
      | văn bản       | số | chỉ tiêu                                                                                                            | yêu cầu         |
      | Nghị quyết 01 | 1  | Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình trên tổng số TTHC có đủ điều kiện trên Cổng Dịch vụ công quốc gia | từ 80% trở lên  |
      | Nghị quyết 01 | 2  | Tỷ lệ thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia trên tổng số giao dịch thanh toán của dịch vụ công      | từ 45% trở lên  |
      | Nghị quyết 01 | 3  | Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận, giải quyết TTHC                                                | từ 50% trở lên  |
      | Nghị quyết 01 | 4  | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC                                                                         | từ 80% trở lên  |
      | Nghị quyết 01 | 6  | Tỷ lệ kết quả xử lý hồ sơ TTHC của địa phương được đồng bộ đầy đủ trên Cổng Dịch vụ công quốc gia                   | từ 100% trở lên |

  Quy tắc: Không đạt thì nói còn thiếu bao nhiêu, bằng thứ đếm được

    Khung kịch bản: Số hóa <số liệu> hồ sơ, yêu cầu 80%
      Cho báo cáo của một huyện
      Và báo cáo ghi "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC" là <số liệu>
      Khi đánh giá báo cáo
      Thì phần giải thích chỉ tiêu số 4 của Nghị quyết 01, mục "Vì sao", ghi: <còn thiếu>
      Và phần giải thích chỉ tiêu số 4 của Nghị quyết 01, mục "Điều gì làm thay đổi kết luận", ghi: <thay đổi>

      Dữ liệu:
        | số liệu     | còn thiếu                                      | thay đổi                                              |
        | 7.346/9.228 | Thiếu 37 hồ sơ: cần 7.383/9.228 để đạt 80%.    | Đạt nếu có thêm 37 hồ sơ (tử số 7.383 trên 9.228).    |
        | 7.382/9.228 | Thiếu 1 hồ sơ: cần 7.383/9.228 để đạt 80%.     | Đạt nếu có thêm 1 hồ sơ (tử số 7.383 trên 9.228).     |
        | 0/9.228     | Thiếu 7.383 hồ sơ: cần 7.383/9.228 để đạt 80%. | Đạt nếu có thêm 7.383 hồ sơ (tử số 7.383 trên 9.228). |

    Khung kịch bản: Chỉ tiêu số <số> của <văn bản> thiếu thì đếm bằng <đơn vị đếm>
      Cho chỉ tiêu số <số> của <văn bản>
      Khi một <đơn vị> báo cáo <số liệu>
      Thì lý do kết luận có câu: <còn thiếu>

      Dữ liệu:
        | văn bản       | số    | đơn vị | đơn vị đếm          | số liệu   | còn thiếu                                         |
        | Nghị quyết 01 | 1     | xã     | thủ tục             | 200/255   | Thiếu 4 thủ tục: cần 204/255 để đạt 80%.          |
        | Nghị quyết 01 | 2     | xã     | giao dịch           | 500/1.249 | Thiếu 63 giao dịch: cần 563/1.249 để đạt 45%.     |
        | Nghị quyết 01 | 5     | tỉnh   | bệnh viện           | 2/8       | Thiếu 2 bệnh viện: cần 4/8 để đạt 50%.            |
        | Nghị quyết 02 | II.11 | xã     | phản ánh, kiến nghị | 3/5       | Thiếu 2 phản ánh, kiến nghị: cần 5/5 để đạt 100%. |
        | Nghị quyết 02 | II.12 | xã     | phiếu               | 50/62     | Thiếu 6 phiếu: cần 56/62 để đạt 90%.              |

    Kịch bản: Chỉ ghi tỷ lệ thì nói còn cách bao nhiêu điểm, và nói vì sao chưa đếm được
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC" là 79,99%
      Khi đánh giá báo cáo
      Thì phần giải thích chỉ tiêu số 4 của Nghị quyết 01, mục "Vì sao", ghi: Còn cách 80% là 0,01 điểm phần trăm; báo cáo không có số đếm nên chưa tính được là bao nhiêu hồ sơ.
      Và phần giải thích chỉ tiêu số 4 của Nghị quyết 01, mục "Điều gì làm thay đổi kết luận", ghi: Đạt nếu tỷ lệ thay đổi ít nhất 0,01 điểm phần trăm, hoặc nếu có số đếm cho thấy đã đạt 80%.

    Khung kịch bản: Kết luận khác “Không đạt” thì không nói thiếu bao nhiêu – <số liệu>
      Cho chỉ tiêu số 3 của Nghị quyết 01
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"
      Và lý do kết luận không nói thiếu bao nhiêu

      Dữ liệu:
        | số liệu   | kết luận        |
        | 826/1.652 | Đạt             |
        | 0/0       | Không phát sinh |
        | trên 45%  | Chưa đủ căn cứ  |
        | không ghi | Thiếu số liệu   |

  Quy tắc: Kết luận nào cũng nêu văn bản, dòng, và văn bản được đọc ở đâu

    Khung kịch bản: Căn cứ của chỉ tiêu số <số> của <văn bản>
      Cho báo cáo của một xã
      Và báo cáo không ghi số liệu nào
      Khi đánh giá báo cáo
      Thì phần giải thích chỉ tiêu số <số> của <văn bản>, mục "Căn cứ", ghi: <căn cứ>
      Và phần giải thích chỉ tiêu số <số> của <văn bản>, mục "Hiệu lực", ghi: từ 05/01/2024 đến 31/12/2024

      Dữ liệu:
        | văn bản       | số   | căn cứ                                                                                                                                                                    |
        | Nghị quyết 01 | 4    | Nghị quyết số 01/NQ-CP ngày 05/01/2024, theo bản chép tại Báo cáo số 451/BC-UBND ngày 24/5/2024 của UBND thị trấn Phú Mỹ, dòng 4 (theo bản chép, chưa đọc văn bản gốc)    |
        | Nghị quyết 02 | II.7 | Nghị quyết số 02/NQ-CP ngày 05/01/2024, theo bản chép tại Báo cáo số 451/BC-UBND ngày 24/5/2024 của UBND thị trấn Phú Mỹ, dòng II.7 (theo bản chép, chưa đọc văn bản gốc) |

    Kịch bản: Căn cứ đã đọc trong văn bản gốc thì nói là đã đọc
      Cho báo cáo của một xã
      Và kỳ báo cáo từ 01/01/2026 đến 31/12/2026
      Và báo cáo không ghi số liệu nào
      Khi đánh giá báo cáo
      Thì phần giải thích chỉ tiêu số I.1.1 của Quyết định 2629, mục "Căn cứ", ghi: Quyết định số 2629/QĐ-TTg ngày 01/12/2025 của Thủ tướng Chính phủ, Phụ lục I, dòng I.1.1 (đọc trong văn bản gốc)

    Kịch bản: Bản đánh giá nói ngay ở đầu bảng là văn bản gốc chưa được đọc
      Cho trong báo cáo cả năm 2024 của một xã, nội dung của mọi chỉ tiêu đều ghi 100%
      Khi đánh giá báo cáo
      Thì bản đánh giá có dòng: Nghị quyết số 01/NQ-CP năm 2024: HOÀN THÀNH (theo bản chép, chưa đọc văn bản gốc)

  Quy tắc: Kết luận nào cũng nói đã xét tỷ số nào
    Trong báo cáo, chữ “trực tuyến” có thể chỉ ba tỷ số khác nhau, nên phải nói rõ cái gì chia cho cái gì.

    Khung kịch bản: Chỉ tiêu số <số> của Nghị quyết 01 xét tỷ số nào
      Cho báo cáo của một xã
      Và báo cáo không ghi số liệu nào
      Khi đánh giá báo cáo
      Thì phần giải thích chỉ tiêu số <số> của Nghị quyết 01, mục "Tỷ số được đánh giá", ghi: <tỷ số>

      Dữ liệu:
        | số | tỷ số                                                                                                                                    |
        | 1  | số thủ tục được cung cấp dịch vụ công trực tuyến toàn trình trên Cổng Dịch vụ công quốc gia / tổng số thủ tục hành chính có đủ điều kiện |
        | 2  | số giao dịch thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia / tổng số giao dịch thanh toán của dịch vụ công                       |
        | 3  | số hồ sơ trực tuyến / tổng số hồ sơ tiếp nhận, giải quyết thủ tục hành chính                                                             |

    Kịch bản: Tỷ số khác cùng có chữ “trực tuyến” thì không được lấy thay
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ hồ sơ tiếp nhận toàn trình" là 100%
      Khi đánh giá báo cáo
      Thì các chỉ tiêu được kết luận là:
        | văn bản       | số | kết luận      |
        | Nghị quyết 01 | 1  | Thiếu số liệu |
        | Nghị quyết 01 | 3  | Thiếu số liệu |

  Quy tắc: Kết luận nào cũng nói điều gì sẽ làm nó thay đổi

    Khung kịch bản: Hồ sơ trực tuyến <số liệu>
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ hồ sơ trực tuyến" là <số liệu>
      Khi đánh giá báo cáo
      Thì phần giải thích chỉ tiêu số 3 của Nghị quyết 01, mục "Điều gì làm thay đổi kết luận", ghi: <thay đổi>

      Dữ liệu:
        | số liệu   | thay đổi                                                                                                             |
        | 951/1.652 | Không còn đạt nếu bớt đi 126 hồ sơ.                                                                                  |
        | 826/1.652 | Không còn đạt nếu bớt đi 1 hồ sơ.                                                                                    |
        | 825/1.652 | Đạt nếu có thêm 1 hồ sơ (tử số 826 trên 1.652).                                                                      |
        | 57,56%    | Không còn đạt nếu tỷ lệ kém đi hơn 7,56 điểm phần trăm.                                                              |
        | trên 45%  | Cần số đếm cụ thể: tử số là số hồ sơ trực tuyến; mẫu số là tổng số hồ sơ tiếp nhận, giải quyết thủ tục hành chính.   |
        | không ghi | Cần báo cáo số liệu: tử số là số hồ sơ trực tuyến; mẫu số là tổng số hồ sơ tiếp nhận, giải quyết thủ tục hành chính. |
        | 0/0       | Không có gì phải sửa.                                                                                                |

    Kịch bản: Số liệu mâu thuẫn thì nói mỗi số sẽ dẫn tới kết luận nào
      Cho báo cáo của xã có tên "Thị trấn Phú Mỹ"
      Và báo cáo ghi các số liệu:
        | nội dung                                          | số liệu | nơi ghi             |
        | Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình | 98,8%   | Mục 16.1, dòng 1    |
        | Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình | 2,17%   | Mục 16.2, dòng II.1 |
      Khi đánh giá báo cáo
      Thì phần giải thích chỉ tiêu số 1 của Nghị quyết 01, mục "Điều gì làm thay đổi kết luận", ghi: Nếu số đúng là 98,8% (Mục 16.1, dòng 1): Đạt.
      Và phần giải thích chỉ tiêu số 1 của Nghị quyết 01, mục "Điều gì làm thay đổi kết luận", ghi: Nếu số đúng là 2,17% (Mục 16.2, dòng II.1): Không đạt.

  Quy tắc: Loại trừ một chỉ tiêu thì nói loại trừ dựa vào đâu

    Khung kịch bản: Một xã không phải thực hiện chỉ tiêu số <số> của <văn bản>
      Cho báo cáo của một xã
      Và báo cáo ghi 0 vào dòng số <số> của <văn bản>
      Khi đánh giá báo cáo
      Thì chỉ tiêu số <số> của <văn bản> được kết luận là "Không áp dụng"
      Và phần giải thích chỉ tiêu số <số> của <văn bản>, mục "Áp dụng cho", ghi: <dựa vào>

      Dữ liệu: Dựa vào lời văn của chỉ tiêu
        | văn bản       | số  | dựa vào                                                                                |
        | Nghị quyết 01 | 7.1 | Căn cứ lời văn: Dòng ghi “đối với các sở, ngành và tương đương thuộc UBND tỉnh”.       |
        | Nghị quyết 01 | 7.2 | Căn cứ lời văn: Dòng ghi “đối với các phòng, ban và tương đương thuộc UBND cấp huyện”. |

      Dữ liệu: Dựa vào cách hiểu, chưa có văn bản xác nhận
        | văn bản       | số  | dựa vào                                                                                                                                                                         |
        | Nghị quyết 01 | 5   | Căn cứ cách hiểu, chưa có văn bản xác nhận: Dòng nói về bệnh viện từ hạng 2 trở lên; hiểu là cấp xã, phòng, ban cấp huyện và sở không phải Sở Y tế không có bệnh viện hạng này. |
        | Nghị quyết 02 | I.1 | Căn cứ cách hiểu, chưa có văn bản xác nhận: Cập nhật quy định kinh doanh trên Cổng Tham vấn được hiểu là việc của bộ và cấp tỉnh.                                               |

  Quy tắc: Con số có thể thấp vì lỗi hệ thống thì nhắc đối chiếu trước khi kết luận

    Kịch bản: Đồng bộ kết quả 99,19%
      Cho báo cáo của xã có tên "Thị trấn Phú Mỹ"
      Và báo cáo ghi 99,19% vào dòng số 6 của Nghị quyết 01
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 6 của Nghị quyết 01 được kết luận là "Không đạt"
      Và phần giải thích chỉ tiêu số 6 của Nghị quyết 01, mục "Vì sao", ghi: Con số này có thể thấp vì lỗi đồng bộ của hệ thống, không phải vì đơn vị; cần đối chiếu với hệ thống thông tin giải quyết TTHC của tỉnh.
