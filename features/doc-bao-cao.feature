# language: vi
Tính năng: Đọc báo cáo như đơn vị gửi
  Đơn vị gửi báo cáo Word, Excel hay PDF; chương trình đọc chính báo cáo ấy. Chắc chắn thì mới đọc; chưa chắc thì để
  lại cho người xem, kèm lý do. Không số nào bị bỏ qua mà không nói.

  Quy tắc: Bảng kết quả được đánh giá như số liệu chép tay

    Khung kịch bản: Bảng của Nghị quyết 01 trong một tệp <loại tệp>
      Cho báo cáo <loại tệp> của "Xã An Phú"
      Và trong báo cáo có đề mục "1. Chỉ tiêu giao tại Nghị quyết số 01/NQ-CP"
      Và trong báo cáo có bảng:
        | STT | Chỉ tiêu                                    | Đơn vị | Chỉ tiêu năm 2024 | Kết quả đạt | Ghi chú     |
        | 2   | Tỷ lệ thanh toán trực tuyến                 | %      | Tối thiểu 45      | 44,99%      |             |
        | 3   | Tỷ lệ hồ sơ trực tuyến                      | %      | Tối thiểu 50      | 57,56%      | 951/1.652   |
        | 4   | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | %      | Tối thiểu 80      | 79,61%      | 7.346/9.228 |
      Khi đánh giá báo cáo
      Thì báo cáo được đánh giá là của "Xã An Phú", cấp xã, kỳ từ 05/01/2024 đến 31/12/2024
      Và các chỉ tiêu được kết luận là:
        | văn bản       | số | kết luận      |
        | Nghị quyết 01 | 1  | Thiếu số liệu |
        | Nghị quyết 01 | 2  | Không đạt     |
        | Nghị quyết 01 | 3  | Đạt           |
        | Nghị quyết 01 | 4  | Không đạt     |
      Và không có điểm bất nhất nào

      Dữ liệu:
        | loại tệp       |
        | Word           |
        | Excel          |
        | PDF            |
        | trang mạng     |
        | văn bản thường |

    Kịch bản: Dòng bị cắt sang trang sau được nối lại
      Cho báo cáo Word của "Xã An Phú"
      Và trong báo cáo có bảng:
        | STT | Chỉ tiêu                        | Đơn vị | Chỉ tiêu năm 2024 | Kết quả đạt | Ghi chú |
        | 3   | Tỷ lệ hồ sơ trực tuyến          | %      | Tối thiểu 50      | 57,56%      |         |
        | 4   | Tỷ lệ số hóa hồ sơ, kết quả     | %      | Tối thiểu 80      | 79,61%      |         |
      Và sang trang sau, bảng còn:
        | STT | Chỉ tiêu                        | Đơn vị | Chỉ tiêu năm 2024 | Kết quả đạt | Ghi chú |
        |     | giải quyết TTHC                 |        |                   |             |         |
        | 5   | Tỷ lệ thanh toán trực tuyến     | %      | Tối thiểu 45      | 61%         |         |
      Khi đọc báo cáo
      Thì báo cáo được hiểu gồm các số liệu:
        | nội dung                                    | phần | phạm vi | số liệu |
        | Tỷ lệ hồ sơ trực tuyến                      |      |         | 57,56%  |
        | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC |      |         | 79,61%  |
        | Tỷ lệ thanh toán trực tuyến                 |      |         | 61%     |
      Và không còn chỗ nào có số mà chưa đọc

    Khung kịch bản: Cột ghi chú có số đếm <số đếm> thì số đếm là căn cứ
      Cho báo cáo Word của "Xã An Phú"
      Và trong báo cáo có bảng:
        | STT | Chỉ tiêu               | Đơn vị | Chỉ tiêu năm 2024 | Kết quả đạt | Ghi chú   |
        | 3   | Tỷ lệ hồ sơ trực tuyến | %      | Tối thiểu 50      | <kết quả>   | <số đếm>  |
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "<kết luận>"

      Dữ liệu: Tỷ lệ làm tròn che mất chỗ thiếu
        | kết quả | số đếm      | kết luận  |
        | 50%     | 826/1.652   | Đạt       |
        | 50%     | 4.999/9.999 | Không đạt |
        | 49,9%   | 825/1.652   | Không đạt |
        | 57,56%  | 951/1.652   | Đạt       |

      Dữ liệu: Ghi chú không phải số đếm
        | kết quả | số đếm      | kết luận  |
        | 50%     | Hoàn thành  | Đạt       |
        | 49,99%  |             | Không đạt |

    Kịch bản: Cột của năm trước không phải là kết quả
      Cho báo cáo Word của "Xã An Phú"
      Và trong báo cáo có bảng:
        | STT | Chỉ tiêu               | Thực hiện năm 2023 | Thực hiện năm 2024 |
        | 1   | Tỷ lệ hồ sơ trực tuyến | 45%                | 82%                |
      Khi đọc báo cáo
      Thì báo cáo được hiểu gồm các số liệu:
        | nội dung               | phần | phạm vi | số liệu |
        | Tỷ lệ hồ sơ trực tuyến |      |         | 82%     |

    Kịch bản: Biểu II.06a cho số đếm của cả đơn vị từ dòng tổng
      Cho báo cáo Word của "Xã An Phú"
      Và trong báo cáo có đề mục "Biểu số II.06a/VPCP/KSTT"
      Và trong báo cáo có bảng:
        | STT | Lĩnh vực giải quyết | Số hồ sơ tiếp nhận | Số hồ sơ tiếp nhận | Số hồ sơ tiếp nhận | Số hồ sơ đã giải quyết | Số hồ sơ đã giải quyết | Số hồ sơ đã giải quyết | Số hồ sơ đã giải quyết |
        |     |                     | Tổng số            | Trực tuyến         | Từ kỳ trước        | Tổng số                | Trước hạn              | Đúng hạn               | Quá hạn                |
        | 1   | Hộ tịch             | 652                | 640                | 0                  | 652                    | 600                    | 50                     | 2                      |
        | 2   | Đất đai             | 1.000              | 311                | 0                  | 1.000                  | 900                    | 100                    | 0                      |
        |     | Tổng cộng           | 1.652              | 951                | 0                  | 1.652                  | 1.500                  | 150                    | 2                      |
      Khi đọc báo cáo
      Thì báo cáo được hiểu gồm các số liệu:
        | nội dung                        | phần | phạm vi | số liệu    |
        | Tỷ lệ hồ sơ trực tuyến          |      |         | 951/1.652  |
        | Tỷ lệ giải quyết hồ sơ đúng hạn |      |         | 1650/1.652 |

    Kịch bản: Báo cáo tự ghi chỉ tiêu thấp hơn văn bản
      Cho báo cáo Word của "Xã An Phú"
      Và trong báo cáo có đề mục "1. Chỉ tiêu giao tại Nghị quyết số 01/NQ-CP"
      Và trong báo cáo có bảng:
        | STT | Chỉ tiêu               | Đơn vị | Chỉ tiêu năm 2024 | Kết quả đạt | Ghi chú |
        | 3   | Tỷ lệ hồ sơ trực tuyến | %      | Tối thiểu 45      | 47%         |         |
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "Không đạt"
      Và có đúng một điểm bất nhất, mức "lỗi": "Chỉ tiêu ghi khác văn bản"

  Quy tắc: Câu có số được hiểu cùng với phần đơn vị mà nó nói tới

    Kịch bản: Số của cấp huyện, cấp xã được xét bên dưới số của cả thành phố
      Cho báo cáo Word của "Thành phố Phú Quốc"
      Và trong báo cáo có câu: "Số hóa kết quả giải quyết là 7.346/9.228 hồ sơ, đạt tỷ lệ 79,61% (trong đó, cấp huyện 3.599/3.796 hồ sơ, đạt 94,81%, cấp xã 3.747/5.432 hồ sơ, đạt 68,98%)."
      Khi đánh giá báo cáo
      Thì báo cáo được hiểu gồm các số liệu:
        | nội dung                                    | phần               | phạm vi   | số liệu              |
        | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | kết quả giải quyết |           | 79,61% (7.346/9.228) |
        | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | kết quả giải quyết | cấp huyện | 94,81% (3.599/3.796) |
        | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | kết quả giải quyết | cấp xã    | 68,98% (3.747/5.432) |
      Và chỉ tiêu số 4 của Nghị quyết 01 được kết luận là "Không đạt"
      Và trong chỉ tiêu số 4 của Nghị quyết 01, số liệu của từng phần đơn vị cho kết quả:
        | phạm vi   | kết quả   |
        | cấp huyện | Đạt       |
        | cấp xã    | Không đạt |

    Kịch bản: Chỉ có số của một phần thì chưa có số của cả đơn vị
      Cho báo cáo Word của "Thành phố Phú Quốc"
      Và trong báo cáo có câu: "Tại cấp xã, tỷ lệ thanh toán trực tuyến đạt 95%."
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 2 của Nghị quyết 01 được kết luận là "Thiếu số liệu"
      Và trong chỉ tiêu số 2 của Nghị quyết 01, số liệu của từng phần đơn vị cho kết quả:
        | phạm vi | kết quả |
        | cấp xã  | Đạt     |

    Khung kịch bản: Tên viết “<tên>” vẫn nhận ra
      Cho báo cáo Word của "Xã An Phú"
      Và trong báo cáo có câu: "<tên> đạt 57,56%."
      Khi đọc báo cáo
      Thì báo cáo được hiểu gồm các số liệu:
        | nội dung   | phần | phạm vi | số liệu |
        | <nội dung> |      |         | 57,56%  |

      Dữ liệu: Viết tắt
        | tên                                           | nội dung                                            |
        | Tỷ lệ xử lý PAKN đúng hạn                     | Tỷ lệ xử lý phản ánh, kiến nghị đúng hạn            |
        | Tỷ lệ thanh toán trực tuyến trên Cổng DVC QG  | Tỷ lệ thanh toán trực tuyến                         |
        | Tỷ lệ cung cấp DVC trực tuyến toàn trình      | Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình   |

      Dữ liệu: Chữ do máy quét nhận sai
        | tên                                           | nội dung                                            |
        | Tỷ lệ tíianh toán trực tuyến                  | Tỷ lệ thanh toán trực tuyến                         |
        | Ty lệ hồ sơ nộp trực tuyên                    | Tỷ lệ hồ sơ trực tuyến                              |

  Quy tắc: Chưa chắc thì để lại, không đoán

    Khung kịch bản: Con số đứng dưới tên “<tên>”
      Cho báo cáo Word của "Xã An Phú"
      Và trong báo cáo có câu: "<tên>: đạt tỷ lệ 98,8%."
      Khi đánh giá báo cáo
      Thì báo cáo không được hiểu là có số liệu nào
      Và còn lại chỗ ghi "98,8%", vì: tên này quá chung, hoặc dùng cho nhiều chỉ số
      Và chỗ còn lại có thể là:
        | <thứ nhất> |
        | <thứ hai>  |

      Dữ liệu:
        | tên                          | thứ nhất                                    | thứ hai                                                    |
        | Công khai, minh bạch         | Tỷ lệ công bố, công khai TTHC đúng hạn      | Tỷ lệ thủ tục hành chính được cập nhật, niêm yết công khai |
        | Tiến độ, kết quả giải quyết  | Tỷ lệ giải quyết hồ sơ đúng hạn             | Tỷ lệ cấp kết quả giải quyết TTHC điện tử                  |
        | Số hóa hồ sơ                 | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | Tỷ lệ khai thác, sử dụng lại thông tin, dữ liệu số hóa     |

    Kịch bản: Chữ “trực tuyến” một mình không quyết định kết luận nào
      Cho báo cáo Word của "Xã An Phú"
      Và trong báo cáo có câu: "1. Dịch vụ công trực tuyến: đạt tỷ lệ 98,8%."
      Và trong báo cáo có câu: "2. Tỷ lệ thanh toán trực tuyến đạt 95,55%."
      Khi đánh giá báo cáo
      Thì còn lại chỗ ghi "98,8%", vì: tên này quá chung, hoặc dùng cho nhiều chỉ số
      Và chỗ còn lại có thể là:
        | Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình |
        | Tỷ lệ hồ sơ trực tuyến                            |
        | Tỷ lệ hồ sơ tiếp nhận toàn trình                  |
      Và các chỉ tiêu được kết luận là:
        | văn bản       | số | kết luận      |
        | Nghị quyết 01 | 1  | Thiếu số liệu |
        | Nghị quyết 01 | 2  | Đạt           |
        | Nghị quyết 01 | 3  | Thiếu số liệu |

    Khung kịch bản: Không phải là kết quả – <câu>
      Cho báo cáo Word của "Xã An Phú"
      Và trong báo cáo có đề mục "<đề mục>"
      Và trong báo cáo có câu: "<câu>."
      Khi đọc báo cáo
      Thì báo cáo không được hiểu là có số liệu nào
      Và còn lại chỗ ghi "<số>", vì: số kế hoạch, yêu cầu hoặc mức tăng giảm, không phải kết quả

      Dữ liệu:
        | đề mục                                | câu                                            | số  |
        | 1. Kết quả                            | Phấn đấu tỷ lệ thanh toán trực tuyến đạt 60%   | 60% |
        | 1. Kết quả                            | Tỷ lệ thanh toán trực tuyến tăng 12%           | 12% |
        | IV. Phương hướng, nhiệm vụ trọng tâm  | Tỷ lệ thanh toán trực tuyến đạt 95%            | 95% |

  Quy tắc: Chữ số quét sai chỉ được sửa khi đúng một cách sửa khớp với số đếm

    Kịch bản: Sửa được và ghi rõ đã sửa
      Cho báo cáo Word của "Xã An Phú"
      Và trong báo cáo có câu: "Tỷ lệ hồ sơ nộp trực tuyến là 4.110/5.224 hồ sơ, đạt 7S,67%."
      Khi đọc báo cáo
      Thì báo cáo được hiểu gồm các số liệu:
        | nội dung               | phần | phạm vi | số liệu              |
        | Tỷ lệ hồ sơ trực tuyến |      |         | 78,67% (4.110/5.224) |
      Và bản đọc ghi: "chữ số quét sai, đã sửa: 7S,67% → 78,67%"

    Khung kịch bản: <vì sao> thì không sửa
      Cho báo cáo Word của "Xã An Phú"
      Và trong báo cáo có câu: "Tỷ lệ hồ sơ nộp trực tuyến là <ghi>."
      Khi đọc báo cáo
      Thì báo cáo không được hiểu là có số liệu nào
      Và còn lại chỗ ghi "<số>", vì: có chữ số quét sai, chưa chắc sửa thế nào

      Dữ liệu:
        | vì sao                  | ghi                                | số     |
        | Hai cách sửa cùng khớp  | 9.9S0/10.000 hồ sơ, đạt 99%        | 9.9S0  |
        | Không cách sửa nào khớp | 4.110/5.224 hồ sơ, đạt 6S,67%      | 6S,67% |

  Quy tắc: Bản đọc được sửa tay rồi đem đánh giá

    Khung kịch bản: Sửa <số cũ> thành <số mới>
      Cho báo cáo Word của "Xã An Phú"
      Và trong báo cáo có câu: "Tỷ lệ hồ sơ nộp trực tuyến đạt <số cũ>."
      Khi trong bản đọc của báo cáo, người dùng sửa "<số cũ>" thành "<số mới>" rồi đánh giá bản đã sửa
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "<kết luận>"

      Dữ liệu:
        | số cũ  | số mới | kết luận  |
        | 57,56% | 57,56% | Đạt       |
        | 57,56% | 49,99% | Không đạt |
        | 49,99% | 50,00% | Đạt       |
