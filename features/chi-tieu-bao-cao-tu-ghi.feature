# language: vi
Tính năng: Chỉ tiêu mà báo cáo tự ghi
  Bảng của nhiều báo cáo có cột “Chỉ tiêu năm 2024”, do đơn vị tự ghi. Kết luận luôn theo mức của văn bản. Mức tự ghi
  khác văn bản là điểm bất nhất: dễ đạt hơn thì là lỗi, khó đạt hơn thì chỉ là cảnh báo, vì địa phương có thể giao
  mức cao hơn.

  Bối cảnh:
    Cho các chỉ tiêu sau:
      | văn bản       | số | chỉ tiêu                                    | yêu cầu        |
      | Nghị quyết 01 | 4  | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | từ 80% trở lên |

  Quy tắc: Mức tự ghi được so với văn bản mà dòng ấy thuộc về

    Khung kịch bản: Văn bản yêu cầu 80%, báo cáo ghi “<chỉ tiêu ghi>” và đạt <kết quả>
      Cho báo cáo của một xã
      Và dòng số 4 của Nghị quyết 01 trong báo cáo ghi chỉ tiêu "<chỉ tiêu ghi>" và kết quả <kết quả>
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 4 của Nghị quyết 01 được kết luận là "<kết luận>"
      Và có đúng một điểm bất nhất, mức "<mức>": "Chỉ tiêu ghi khác văn bản"
      Và điểm bất nhất nêu "<chỉ tiêu ghi>" và "80%" và "dòng 4" và "Nghị quyết số 01/NQ-CP"

      Dữ liệu: Ghi thấp hơn
        | chỉ tiêu ghi | kết quả | mức | kết luận  |
        | 79           | 79,5%   | lỗi | Không đạt |
        | 79,99%       | 80%     | lỗi | Đạt       |
        | Tối thiểu 79 | 100%    | lỗi | Đạt       |
        | 70% trở lên  | 75%     | lỗi | Không đạt |
        | 0            | 0%      | lỗi | Không đạt |

      Dữ liệu: Ghi cao hơn
        | chỉ tiêu ghi | kết quả | mức      | kết luận  |
        | 81           | 80,5%   | cảnh báo | Đạt       |
        | 80,01%       | 79,99%  | cảnh báo | Không đạt |
        | ≥ 100        | 100%    | cảnh báo | Đạt       |

    Khung kịch bản: Văn bản yêu cầu 80%, báo cáo cũng ghi 80, viết là “<chỉ tiêu ghi>”
      Cho báo cáo của một xã
      Và dòng số 4 của Nghị quyết 01 trong báo cáo ghi chỉ tiêu "<chỉ tiêu ghi>" và kết quả 79,61%
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 4 của Nghị quyết 01 được kết luận là "Không đạt"
      Và không có điểm bất nhất nào

      Dữ liệu:
        | chỉ tiêu ghi   |
        | 80             |
        | 80%            |
        | 80,0%          |
        | Tối thiểu 80   |
        | ≥ 80           |
        | Từ 80% trở lên |

    Kịch bản: Điểm bất nhất nói rõ hai mức và căn cứ
      Cho báo cáo của một xã
      Và dòng số 4 của Nghị quyết 01 trong báo cáo ghi chỉ tiêu "Tối thiểu 75" và kết quả 76%
      Khi đánh giá báo cáo
      Thì điểm bất nhất ghi: "Nghị quyết 01, dòng 4: báo cáo ghi chỉ tiêu “Tối thiểu 75”, thấp hơn mức 80% phải đạt; kết luận vẫn theo mức 80%. Căn cứ: dòng 4, Nghị quyết số 01/NQ-CP ngày 05/01/2024, theo bản chép tại Báo cáo số 451/BC-UBND ngày 24/5/2024 của UBND thị trấn Phú Mỹ."

  Quy tắc: Không biết số liệu đứng ở dòng nào thì không so

    Khung kịch bản: Không nói dòng nào, báo cáo ghi “<chỉ tiêu ghi>”
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC" với chỉ tiêu "<chỉ tiêu ghi>" và kết quả 80,5%
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 4 của Nghị quyết 01 được kết luận là "Đạt"
      Và không có điểm bất nhất nào

      Dữ liệu:
        | chỉ tiêu ghi |
        | 79           |
        | 80           |
        | 81           |

    Kịch bản: Dòng thuộc văn bản không được dùng để đánh giá
      Cho báo cáo của một xã
      Và người dùng chọn đánh giá theo Nghị quyết 02
      Và dòng số 4 của Nghị quyết 01 trong báo cáo ghi chỉ tiêu "79" và kết quả 80,5%
      Khi đánh giá báo cáo
      Thì chỉ tiêu số II.4 của Nghị quyết 02 được kết luận là "Đạt"
      Và không có điểm bất nhất nào
