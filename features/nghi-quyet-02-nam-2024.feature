# language: vi
Tính năng: Mười ba chỉ tiêu của Nghị quyết số 02/NQ-CP năm 2024
  Nghị quyết số 02/NQ-CP ngày 05/01/2024 giao chỉ tiêu cho báo cáo có ngày cuối kỳ từ 05/01/2024 đến 31/12/2024.
  Tên và mức yêu cầu lấy theo bản chép tại Báo cáo số 451/BC-UBND ngày 24/5/2024 của UBND thị trấn Phú Mỹ; văn bản
  gốc chưa được đọc. Số ghi ở phần I và phần II của bảng được viết liền, ví dụ số II.7 là dòng 7 của phần II.

  Quy tắc: Chỉ tiêu chỉ áp dụng cho những đơn vị mà dòng chỉ tiêu nói tới
    Trong bảng dưới đây, “sở” là sở không phải Sở Y tế, “phòng cấp huyện” là phòng không phải Phòng Tư pháp.

    Khung kịch bản: Mọi loại đơn vị đều báo cáo 100%, chỉ tiêu số <số>
      Cho chỉ tiêu số <số> của Nghị quyết 02
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
        | số    | bộ            | tỉnh          | sở            | Sở Y tế       | huyện         | phòng cấp huyện | Phòng Tư pháp | xã            |
        | I.1   | Đạt           | Đạt           | Không áp dụng | Không áp dụng | Không áp dụng | Không áp dụng   | Không áp dụng | Không áp dụng |
        | II.1  | Đạt           | Đạt           | Đạt           | Đạt           | Đạt           | Đạt             | Đạt           | Đạt           |
        | II.2  | Đạt           | Đạt           | Đạt           | Đạt           | Đạt           | Đạt             | Đạt           | Đạt           |
        | II.3  | Đạt           | Đạt           | Đạt           | Đạt           | Đạt           | Đạt             | Đạt           | Đạt           |
        | II.4  | Đạt           | Đạt           | Đạt           | Đạt           | Đạt           | Đạt             | Đạt           | Đạt           |
        | II.5  | Đạt           | Đạt           | Đạt           | Đạt           | Đạt           | Đạt             | Đạt           | Đạt           |
        | II.6  | Không áp dụng | Không áp dụng | Không áp dụng | Không áp dụng | Đạt           | Không áp dụng   | Đạt           | Đạt           |
        | II.7  | Đạt           | Đạt           | Đạt           | Đạt           | Đạt           | Đạt             | Đạt           | Đạt           |
        | II.8  | Đạt           | Đạt           | Không áp dụng | Đạt           | Đạt           | Không áp dụng   | Không áp dụng | Không áp dụng |
        | II.9  | Đạt           | Đạt           | Đạt           | Đạt           | Đạt           | Đạt             | Đạt           | Đạt           |
        | II.10 | Không áp dụng | Đạt           | Đạt           | Đạt           | Đạt           | Đạt             | Đạt           | Đạt           |
        | II.11 | Đạt           | Đạt           | Đạt           | Đạt           | Đạt           | Đạt             | Đạt           | Đạt           |
        | II.12 | Đạt           | Đạt           | Đạt           | Đạt           | Đạt           | Đạt             | Đạt           | Đạt           |

    Kịch bản: Số liệu ghi ở bảng của Nghị quyết này cũng được xét cho Nghị quyết kia khi hai bên hỏi cùng một nội dung
      Cho báo cáo của một xã
      Và báo cáo ghi 84,39% vào dòng số II.2 của Nghị quyết 02
      Khi đánh giá báo cáo
      Thì các chỉ tiêu được kết luận là:
        | văn bản       | số   | kết luận |
        | Nghị quyết 01 | 2    | Đạt      |
        | Nghị quyết 02 | II.2 | Đạt      |

  Quy tắc: Chỉ tiêu số I.1 yêu cầu từ 100% trở lên

    Bối cảnh:
      Cho chỉ tiêu số I.1 của Nghị quyết 02 là "Cập nhật dữ liệu quy định kinh doanh trên Cổng Tham vấn và Tra cứu quy định kinh doanh"
      Và chỉ tiêu này yêu cầu từ 100% trở lên

    Khung kịch bản: Chỉ tiêu số I.1, <trường hợp>
      Khi một tỉnh báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp            | số liệu   | kết luận        |
        | bằng đúng yêu cầu     | 100%      | Đạt             |
        | thấp hơn 0,01 điểm    | 99,99%    | Không đạt       |
        | vừa đủ số quy định    | 128/128   | Đạt             |
        | thiếu đúng 1 quy định | 127/128   | Không đạt       |
        | thấp hơn yêu cầu      | 0%        | Không đạt       |
        | không phát sinh       | 0/0       | Không phát sinh |
        | không có số liệu      | không ghi | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số II.1 yêu cầu từ 80% trở lên

    Bối cảnh:
      Cho chỉ tiêu số II.1 của Nghị quyết 02 là "Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình trên tổng số TTHC có đủ điều kiện trên Cổng Dịch vụ công quốc gia"
      Và chỉ tiêu này yêu cầu từ 80% trở lên

    Khung kịch bản: Chỉ tiêu số II.1, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp           | số liệu   | kết luận        |
        | bằng đúng yêu cầu    | 80%       | Đạt             |
        | thấp hơn 0,01 điểm   | 79,99%    | Không đạt       |
        | vừa đủ số thủ tục    | 204/255   | Đạt             |
        | thiếu đúng 1 thủ tục | 203/255   | Không đạt       |
        | thấp hơn yêu cầu     | 2,17%     | Không đạt       |
        | không phát sinh      | 0/0       | Không phát sinh |
        | không có số liệu     | không ghi | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số II.2 yêu cầu từ 45% trở lên

    Bối cảnh:
      Cho chỉ tiêu số II.2 của Nghị quyết 02 là "Tỷ lệ thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia trên tổng số giao dịch thanh toán của dịch vụ công"
      Và chỉ tiêu này yêu cầu từ 45% trở lên

    Khung kịch bản: Chỉ tiêu số II.2, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp             | số liệu   | kết luận        |
        | cao hơn yêu cầu        | 84,39%    | Đạt             |
        | bằng đúng yêu cầu      | 45%       | Đạt             |
        | thấp hơn 0,01 điểm     | 44,99%    | Không đạt       |
        | vừa đủ số giao dịch    | 563/1.249 | Đạt             |
        | thiếu đúng 1 giao dịch | 562/1.249 | Không đạt       |
        | không phát sinh        | 0/0       | Không phát sinh |
        | không có số liệu       | không ghi | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số II.3 yêu cầu từ 50% trở lên

    Bối cảnh:
      Cho chỉ tiêu số II.3 của Nghị quyết 02 là "Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận, giải quyết TTHC"
      Và chỉ tiêu này yêu cầu từ 50% trở lên

    Khung kịch bản: Chỉ tiêu số II.3, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp         | số liệu   | kết luận        |
        | cao hơn yêu cầu    | 57,5%     | Đạt             |
        | bằng đúng yêu cầu  | 50%       | Đạt             |
        | thấp hơn 0,01 điểm | 49,99%    | Không đạt       |
        | vừa đủ số hồ sơ    | 826/1.652 | Đạt             |
        | thiếu đúng 1 hồ sơ | 825/1.652 | Không đạt       |
        | không phát sinh    | 0/0       | Không phát sinh |
        | không có số liệu   | không ghi | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số II.4 yêu cầu từ 80% trở lên

    Bối cảnh:
      Cho chỉ tiêu số II.4 của Nghị quyết 02 là "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC"
      Và chỉ tiêu này yêu cầu từ 80% trở lên

    Khung kịch bản: Chỉ tiêu số II.4, <trường hợp>
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

  Quy tắc: Chỉ tiêu số II.5 yêu cầu từ 100% trở lên

    Bối cảnh:
      Cho chỉ tiêu số II.5 của Nghị quyết 02 là "Tỷ lệ cấp kết quả giải quyết TTHC điện tử"
      Và chỉ tiêu này yêu cầu từ 100% trở lên

    Khung kịch bản: Chỉ tiêu số II.5, <trường hợp>
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

  Quy tắc: Chỉ tiêu số II.6 yêu cầu từ 100% trở lên

    Bối cảnh:
      Cho chỉ tiêu số II.6 của Nghị quyết 02 là "Tỷ lệ thực hiện chứng thực bản sao điện tử từ bản chính tại UBND cấp xã và Phòng Tư pháp cấp huyện"
      Và chỉ tiêu này yêu cầu từ 100% trở lên

    Khung kịch bản: Chỉ tiêu số II.6, <trường hợp>
      Khi một Phòng Tư pháp báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp           | số liệu   | kết luận        |
        | bằng đúng yêu cầu    | 100%      | Đạt             |
        | thấp hơn 0,01 điểm   | 99,99%    | Không đạt       |
        | vừa đủ số yêu cầu    | 310/310   | Đạt             |
        | thiếu đúng 1 yêu cầu | 309/310   | Không đạt       |
        | thấp hơn yêu cầu     | 96%       | Không đạt       |
        | không phát sinh      | 0/0       | Không phát sinh |
        | không có số liệu     | không ghi | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số II.7 yêu cầu từ 50% trở lên

    Bối cảnh:
      Cho chỉ tiêu số II.7 của Nghị quyết 02 là "Tỷ lệ khai thác, sử dụng lại thông tin, dữ liệu số hóa"
      Và chỉ tiêu này yêu cầu từ 50% trở lên

    Khung kịch bản: Chỉ tiêu số II.7, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp         | số liệu   | kết luận        |
        | bằng đúng yêu cầu  | 50%       | Đạt             |
        | thấp hơn 0,01 điểm | 49,99%    | Không đạt       |
        | vừa đủ số hồ sơ    | 826/1.652 | Đạt             |
        | thiếu đúng 1 hồ sơ | 825/1.652 | Không đạt       |
        | thấp hơn yêu cầu   | 0,07%     | Không đạt       |
        | không phát sinh    | 0/0       | Không phát sinh |
        | không có số liệu   | không ghi | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số II.8 yêu cầu từ 50% trở lên

    Bối cảnh:
      Cho chỉ tiêu số II.8 của Nghị quyết 02 là "Tỷ lệ các bệnh viện từ hạng 2 trở lên cung cấp thanh toán viện phí trên Cổng Dịch vụ công quốc gia"
      Và chỉ tiêu này yêu cầu từ 50% trở lên

    Khung kịch bản: Chỉ tiêu số II.8, <trường hợp>
      Khi một tỉnh báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp             | số liệu   | kết luận        |
        | bằng đúng yêu cầu      | 50%       | Đạt             |
        | thấp hơn 0,01 điểm     | 49,99%    | Không đạt       |
        | vừa đủ số bệnh viện    | 4/8       | Đạt             |
        | thiếu đúng 1 bệnh viện | 3/8       | Không đạt       |
        | thấp hơn yêu cầu       | 25% (2/8) | Không đạt       |
        | không phát sinh        | 0/0       | Không phát sinh |
        | không có số liệu       | không ghi | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số II.9 yêu cầu từ 100% trở lên

    Bối cảnh:
      Cho chỉ tiêu số II.9 của Nghị quyết 02 là "Tỷ lệ công bố, công khai TTHC đúng hạn"
      Và chỉ tiêu này yêu cầu từ 100% trở lên

    Khung kịch bản: Chỉ tiêu số II.9, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp           | số liệu   | kết luận        |
        | bằng đúng yêu cầu    | 100%      | Đạt             |
        | thấp hơn 0,01 điểm   | 99,99%    | Không đạt       |
        | vừa đủ số thủ tục    | 255/255   | Đạt             |
        | thiếu đúng 1 thủ tục | 254/255   | Không đạt       |
        | thấp hơn yêu cầu     | 98%       | Không đạt       |
        | không phát sinh      | 0/0       | Không phát sinh |
        | không có số liệu     | không ghi | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số II.10 yêu cầu từ 100% trở lên

    Bối cảnh:
      Cho chỉ tiêu số II.10 của Nghị quyết 02 là "Tỷ lệ kết quả xử lý hồ sơ TTHC của Sở, ngành, địa phương được đồng bộ đầy đủ trên Cổng Dịch vụ công quốc gia"
      Và chỉ tiêu này yêu cầu từ 100% trở lên

    Khung kịch bản: Chỉ tiêu số II.10, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp         | số liệu     | kết luận        |
        | bằng đúng yêu cầu  | 100%        | Đạt             |
        | thấp hơn 0,01 điểm | 99,99%      | Không đạt       |
        | vừa đủ số hồ sơ    | 1.652/1.652 | Đạt             |
        | thiếu đúng 1 hồ sơ | 1.651/1.652 | Không đạt       |
        | thấp hơn yêu cầu   | 99,79%      | Không đạt       |
        | không phát sinh    | 0/0         | Không phát sinh |
        | không có số liệu   | không ghi   | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số II.11 yêu cầu từ 100% trở lên

    Bối cảnh:
      Cho chỉ tiêu số II.11 của Nghị quyết 02 là "Tỷ lệ xử lý phản ánh, kiến nghị đúng hạn"
      Và chỉ tiêu này yêu cầu từ 100% trở lên

    Khung kịch bản: Chỉ tiêu số II.11, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp                       | số liệu   | kết luận        |
        | bằng đúng yêu cầu                | 100%      | Đạt             |
        | thấp hơn 0,01 điểm               | 99,99%    | Không đạt       |
        | vừa đủ số phản ánh, kiến nghị    | 5/5       | Đạt             |
        | thiếu đúng 1 phản ánh, kiến nghị | 4/5       | Không đạt       |
        | thấp hơn yêu cầu                 | 60% (3/5) | Không đạt       |
        | không phát sinh                  | 0/0       | Không phát sinh |
        | không có số liệu                 | không ghi | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số II.12 yêu cầu từ 90% trở lên

    Bối cảnh:
      Cho chỉ tiêu số II.12 của Nghị quyết 02 là "Mức độ hài lòng trong tiếp nhận, giải quyết TTHC của người dân, doanh nghiệp"
      Và chỉ tiêu này yêu cầu từ 90% trở lên

    Khung kịch bản: Chỉ tiêu số II.12, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp         | số liệu     | kết luận        |
        | cao hơn yêu cầu    | 95% (59/62) | Đạt             |
        | bằng đúng yêu cầu  | 90%         | Đạt             |
        | thấp hơn 0,01 điểm | 89,99%      | Không đạt       |
        | vừa đủ số phiếu    | 56/62       | Đạt             |
        | thiếu đúng 1 phiếu | 55/62       | Không đạt       |
        | không phát sinh    | 0/0         | Không phát sinh |
        | không có số liệu   | không ghi   | Thiếu số liệu   |
