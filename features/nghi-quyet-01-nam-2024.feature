# language: vi
Tính năng: Chín chỉ tiêu của Nghị quyết số 01/NQ-CP năm 2024
  Nghị quyết số 01/NQ-CP ngày 05/01/2024 giao chỉ tiêu cho báo cáo có ngày cuối kỳ từ 05/01/2024 đến 31/12/2024.
  Tên và mức yêu cầu lấy theo bản chép tại Báo cáo số 451/BC-UBND ngày 24/5/2024 của UBND thị trấn Phú Mỹ; văn bản
  gốc chưa được đọc. Mỗi chỉ tiêu được thử ở đúng mức yêu cầu, ngay dưới mức yêu cầu, khi không phát sinh và khi
  báo cáo không ghi gì.

  Quy tắc: Chỉ tiêu chỉ áp dụng cho những đơn vị mà dòng chỉ tiêu nói tới
    Trong bảng dưới đây, “sở” là sở không phải Sở Y tế, “phòng cấp huyện” là phòng không phải Phòng Tư pháp.

    Khung kịch bản: Mọi loại đơn vị đều báo cáo 100%, chỉ tiêu số <số>
      Cho chỉ tiêu số <số> của Nghị quyết 01
      Khi mọi loại đơn vị đều báo cáo 100%
      Thì kết luận cho từng loại đơn vị là:
        | đơn vị          | kết luận          |
        | bộ              | <bộ>              |
        | tỉnh            | <tỉnh>            |
        | sở              | <sở>              |
        | Sở Y tế         | <Sở Y tế>         |
        | huyện           | <huyện>           |
        | phòng cấp huyện | <phòng cấp huyện> |
        | Phòng Tư pháp   | <Phòng Tư pháp>   |
        | xã              | <xã>              |

      Dữ liệu:
        | số  | bộ            | tỉnh          | sở            | Sở Y tế       | huyện         | phòng cấp huyện | Phòng Tư pháp | xã            |
        | 1   | Đạt           | Đạt           | Đạt           | Đạt           | Đạt           | Đạt             | Đạt           | Đạt           |
        | 2   | Đạt           | Đạt           | Đạt           | Đạt           | Đạt           | Đạt             | Đạt           | Đạt           |
        | 3   | Đạt           | Đạt           | Đạt           | Đạt           | Đạt           | Đạt             | Đạt           | Đạt           |
        | 4   | Đạt           | Đạt           | Đạt           | Đạt           | Đạt           | Đạt             | Đạt           | Đạt           |
        | 5   | Đạt           | Đạt           | Không áp dụng | Đạt           | Đạt           | Không áp dụng   | Không áp dụng | Không áp dụng |
        | 6   | Không áp dụng | Đạt           | Đạt           | Đạt           | Đạt           | Đạt             | Đạt           | Đạt           |
        | 7.1 | Không áp dụng | Không áp dụng | Đạt           | Đạt           | Không áp dụng | Không áp dụng   | Không áp dụng | Không áp dụng |
        | 7.2 | Không áp dụng | Không áp dụng | Không áp dụng | Không áp dụng | Không áp dụng | Đạt             | Đạt           | Không áp dụng |
        | 7.3 | Không áp dụng | Không áp dụng | Không áp dụng | Không áp dụng | Không áp dụng | Không áp dụng   | Không áp dụng | Đạt           |

    Kịch bản: Ba dòng 7.1, 7.2 và 7.3 đo cùng một nội dung, mỗi cấp chỉ xét dòng của mình
      Cho báo cáo của một xã
      Và báo cáo ghi 0 vào dòng số 7.1 của Nghị quyết 01
      Và báo cáo ghi 0 vào dòng số 7.2 của Nghị quyết 01
      Và báo cáo ghi 100% vào dòng số 7.3 của Nghị quyết 01
      Khi đánh giá báo cáo
      Thì các chỉ tiêu được kết luận là:
        | văn bản       | số  | kết luận      |
        | Nghị quyết 01 | 7.1 | Không áp dụng |
        | Nghị quyết 01 | 7.2 | Không áp dụng |
        | Nghị quyết 01 | 7.3 | Đạt           |
      Và không có điểm bất nhất nào

    Kịch bản: Xã ghi nhầm số liệu sang dòng của sở thì dòng của xã vẫn thiếu số liệu
      Cho báo cáo của một xã
      Và báo cáo ghi 100% vào dòng số 7.1 của Nghị quyết 01
      Khi đánh giá báo cáo
      Thì các chỉ tiêu được kết luận là:
        | văn bản       | số  | kết luận      |
        | Nghị quyết 01 | 7.1 | Không áp dụng |
        | Nghị quyết 01 | 7.3 | Thiếu số liệu |

  Quy tắc: Cả Nghị quyết hoàn thành khi mọi chỉ tiêu áp dụng đều đạt

    Kịch bản: Mọi chỉ tiêu áp dụng đều đạt
      Cho trong báo cáo cả năm 2024 của một xã, nội dung của mọi chỉ tiêu đều ghi 100%
      Khi đánh giá báo cáo
      Thì Nghị quyết 01 được kết luận chung là "hoàn thành"
      Và Nghị quyết 02 được kết luận chung là "hoàn thành"
      Và dòng tổng ghi "Tổng: 22 chỉ tiêu; 17 đạt, 5 không áp dụng."

    Kịch bản: Chỉ một chỉ tiêu không đạt thì cả Nghị quyết chưa hoàn thành
      Cho báo cáo của một xã
      Và báo cáo ghi 49,99% vào dòng số 3 của Nghị quyết 01
      Khi đánh giá báo cáo
      Thì Nghị quyết 01 được kết luận chung là "chưa hoàn thành"

    Kịch bản: Không chỉ tiêu nào không đạt nhưng còn chỉ tiêu thiếu số liệu
      Cho báo cáo của một xã
      Và báo cáo ghi 50% vào dòng số 3 của Nghị quyết 01
      Khi đánh giá báo cáo
      Thì Nghị quyết 01 được kết luận chung là "chưa xác định"

  Quy tắc: Chỉ tiêu số 1 yêu cầu từ 80% trở lên

    Bối cảnh:
      Cho chỉ tiêu số 1 của Nghị quyết 01 là "Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình trên tổng số TTHC có đủ điều kiện trên Cổng Dịch vụ công quốc gia"
      Và chỉ tiêu này yêu cầu từ 80% trở lên

    Khung kịch bản: Chỉ tiêu số 1, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp           | số liệu   | kết luận        |
        | cao hơn yêu cầu      | 98,8%     | Đạt             |
        | bằng đúng yêu cầu    | 80%       | Đạt             |
        | thấp hơn 0,01 điểm   | 79,99%    | Không đạt       |
        | vừa đủ số thủ tục    | 204/255   | Đạt             |
        | thiếu đúng 1 thủ tục | 203/255   | Không đạt       |
        | không phát sinh      | 0/0       | Không phát sinh |
        | không có số liệu     | không ghi | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số 2 yêu cầu từ 45% trở lên

    Bối cảnh:
      Cho chỉ tiêu số 2 của Nghị quyết 01 là "Tỷ lệ thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia trên tổng số giao dịch thanh toán của dịch vụ công"
      Và chỉ tiêu này yêu cầu từ 45% trở lên

    Khung kịch bản: Chỉ tiêu số 2, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp             | số liệu   | kết luận        |
        | cao hơn yêu cầu        | 95,55%    | Đạt             |
        | bằng đúng yêu cầu      | 45%       | Đạt             |
        | thấp hơn 0,01 điểm     | 44,99%    | Không đạt       |
        | vừa đủ số giao dịch    | 563/1.249 | Đạt             |
        | thiếu đúng 1 giao dịch | 562/1.249 | Không đạt       |
        | không phát sinh        | 0/0       | Không phát sinh |
        | không có số liệu       | không ghi | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số 3 yêu cầu từ 50% trở lên

    Bối cảnh:
      Cho chỉ tiêu số 3 của Nghị quyết 01 là "Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận, giải quyết TTHC"
      Và chỉ tiêu này yêu cầu từ 50% trở lên

    Khung kịch bản: Chỉ tiêu số 3, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp         | số liệu            | kết luận        |
        | cao hơn yêu cầu    | 57,56% (951/1.652) | Đạt             |
        | bằng đúng yêu cầu  | 50%                | Đạt             |
        | thấp hơn 0,01 điểm | 49,99%             | Không đạt       |
        | vừa đủ số hồ sơ    | 826/1.652          | Đạt             |
        | thiếu đúng 1 hồ sơ | 825/1.652          | Không đạt       |
        | không phát sinh    | 0/0                | Không phát sinh |
        | không có số liệu   | không ghi          | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số 4 yêu cầu từ 80% trở lên

    Bối cảnh:
      Cho chỉ tiêu số 4 của Nghị quyết 01 là "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC"
      Và chỉ tiêu này yêu cầu từ 80% trở lên

    Khung kịch bản: Chỉ tiêu số 4, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp         | số liệu     | kết luận        |
        | cao hơn yêu cầu    | 100%        | Đạt             |
        | bằng đúng yêu cầu  | 80%         | Đạt             |
        | thấp hơn 0,01 điểm | 79,99%      | Không đạt       |
        | vừa đủ số hồ sơ    | 1.322/1.652 | Đạt             |
        | thiếu đúng 1 hồ sơ | 1.321/1.652 | Không đạt       |
        | không phát sinh    | 0/0         | Không phát sinh |
        | không có số liệu   | không ghi   | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số 5 yêu cầu từ 50% trở lên

    Bối cảnh:
      Cho chỉ tiêu số 5 của Nghị quyết 01 là "Tỷ lệ các bệnh viện từ hạng 2 trở lên cung cấp thanh toán viện phí trên Cổng Dịch vụ công quốc gia"
      Và chỉ tiêu này yêu cầu từ 50% trở lên

    Khung kịch bản: Chỉ tiêu số 5, <trường hợp>
      Khi một tỉnh báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp             | số liệu   | kết luận        |
        | cao hơn yêu cầu        | 75% (6/8) | Đạt             |
        | bằng đúng yêu cầu      | 50%       | Đạt             |
        | thấp hơn 0,01 điểm     | 49,99%    | Không đạt       |
        | vừa đủ số bệnh viện    | 4/8       | Đạt             |
        | thiếu đúng 1 bệnh viện | 3/8       | Không đạt       |
        | không phát sinh        | 0/0       | Không phát sinh |
        | không có số liệu       | không ghi | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số 6 yêu cầu từ 100% trở lên

    Bối cảnh:
      Cho chỉ tiêu số 6 của Nghị quyết 01 là "Tỷ lệ kết quả xử lý hồ sơ TTHC của địa phương được đồng bộ đầy đủ trên Cổng Dịch vụ công quốc gia"
      Và chỉ tiêu này yêu cầu từ 100% trở lên

    Khung kịch bản: Chỉ tiêu số 6, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp         | số liệu     | kết luận        |
        | bằng đúng yêu cầu  | 100%        | Đạt             |
        | thấp hơn 0,01 điểm | 99,99%      | Không đạt       |
        | vừa đủ số hồ sơ    | 1.652/1.652 | Đạt             |
        | thiếu đúng 1 hồ sơ | 1.651/1.652 | Không đạt       |
        | thấp hơn yêu cầu   | 99,19%      | Không đạt       |
        | không phát sinh    | 0/0         | Không phát sinh |
        | không có số liệu   | không ghi   | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số 7.1 yêu cầu từ 100% trở lên

    Bối cảnh:
      Cho chỉ tiêu số 7.1 của Nghị quyết 01 là "Tỷ lệ xử lý văn bản, hồ sơ công việc (trừ hồ sơ mật) trên môi trường mạng: đối với các sở, ngành và tương đương thuộc UBND tỉnh"
      Và chỉ tiêu này yêu cầu từ 100% trở lên

    Khung kịch bản: Chỉ tiêu số 7.1, <trường hợp>
      Khi một sở báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp                            | số liệu     | kết luận        |
        | bằng đúng yêu cầu                     | 100%        | Đạt             |
        | thấp hơn 0,01 điểm                    | 99,99%      | Không đạt       |
        | vừa đủ số văn bản, hồ sơ công việc    | 2.400/2.400 | Đạt             |
        | thiếu đúng 1 văn bản, hồ sơ công việc | 2.399/2.400 | Không đạt       |
        | thấp hơn yêu cầu                      | 98%         | Không đạt       |
        | không phát sinh                       | 0/0         | Không phát sinh |
        | không có số liệu                      | không ghi   | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số 7.2 yêu cầu từ 95% trở lên

    Bối cảnh:
      Cho chỉ tiêu số 7.2 của Nghị quyết 01 là "Tỷ lệ xử lý văn bản, hồ sơ công việc (trừ hồ sơ mật) trên môi trường mạng: đối với các phòng, ban và tương đương thuộc UBND cấp huyện"
      Và chỉ tiêu này yêu cầu từ 95% trở lên

    Khung kịch bản: Chỉ tiêu số 7.2, <trường hợp>
      Khi một phòng cấp huyện báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp                            | số liệu     | kết luận        |
        | cao hơn yêu cầu                       | 97,5%       | Đạt             |
        | bằng đúng yêu cầu                     | 95%         | Đạt             |
        | thấp hơn 0,01 điểm                    | 94,99%      | Không đạt       |
        | vừa đủ số văn bản, hồ sơ công việc    | 2.280/2.400 | Đạt             |
        | thiếu đúng 1 văn bản, hồ sơ công việc | 2.279/2.400 | Không đạt       |
        | không phát sinh                       | 0/0         | Không phát sinh |
        | không có số liệu                      | không ghi   | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số 7.3 yêu cầu từ 80% trở lên

    Bối cảnh:
      Cho chỉ tiêu số 7.3 của Nghị quyết 01 là "Tỷ lệ xử lý văn bản, hồ sơ công việc (trừ hồ sơ mật) trên môi trường mạng: đối với UBND cấp xã"
      Và chỉ tiêu này yêu cầu từ 80% trở lên

    Khung kịch bản: Chỉ tiêu số 7.3, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp                            | số liệu     | kết luận        |
        | cao hơn yêu cầu                       | 100%        | Đạt             |
        | bằng đúng yêu cầu                     | 80%         | Đạt             |
        | thấp hơn 0,01 điểm                    | 79,99%      | Không đạt       |
        | vừa đủ số văn bản, hồ sơ công việc    | 1.920/2.400 | Đạt             |
        | thiếu đúng 1 văn bản, hồ sơ công việc | 1.919/2.400 | Không đạt       |
        | không phát sinh                       | 0/0         | Không phát sinh |
        | không có số liệu                      | không ghi   | Thiếu số liệu   |
