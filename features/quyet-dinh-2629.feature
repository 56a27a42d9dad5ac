# language: vi
Tính năng: Các chỉ tiêu của Chương trình phát triển Chính phủ số (Quyết định số 2629/QĐ-TTg)
  Quyết định số 2629/QĐ-TTg ngày 01/12/2025 giao chỉ tiêu cho hai giai đoạn: từ 01/12/2025 đến 31/12/2027 và từ
  01/01/2028 đến 31/12/2030. Chỉ tiêu của giai đoạn sau được đánh số theo thứ tự trong giai đoạn, ví dụ số 2028-2030/1,
  vì chưa biết số dòng trong văn bản.

  Quy tắc: Chỉ tiêu chỉ áp dụng cho những đơn vị mà dòng chỉ tiêu nói tới
    Từ ngày 01/07/2025 không còn cấp huyện. “Sở” là sở không phải Sở Y tế.

    Khung kịch bản: Năm 2026, mọi loại đơn vị đều báo cáo 100%, chỉ tiêu số <số>
      Cho chỉ tiêu số <số> của Quyết định 2629
      Và kỳ báo cáo từ 01/01/2026 đến 31/12/2026
      Khi mọi loại đơn vị đều báo cáo 100%
      Thì kết luận cho từng loại đơn vị là:
        | đơn vị  | kết luận  |
        | bộ      | <bộ>      |
        | tỉnh    | <tỉnh>    |
        | sở      | <sở>      |
        | Sở Y tế | <Sở Y tế> |
        | xã      | <xã>      |

      Dữ liệu:
        | số    | bộ  | tỉnh | sở            | Sở Y tế       | xã            |
        | I.1.1 | Đạt | Đạt  | Đạt           | Đạt           | Đạt           |
        | I.1.3 | Đạt | Đạt  | Đạt           | Đạt           | Đạt           |
        | I.2.2 | Đạt | Đạt  | Đạt           | Đạt           | Đạt           |
        | I.2.3 | Đạt | Đạt  | Đạt           | Đạt           | Đạt           |
        | I.2.4 | Đạt | Đạt  | Không áp dụng | Không áp dụng | Không áp dụng |

    Khung kịch bản: Năm 2028, mọi loại đơn vị đều báo cáo 100%, chỉ tiêu số <số>
      Cho chỉ tiêu số <số> của Quyết định 2629
      Và kỳ báo cáo từ 01/01/2028 đến 31/12/2028
      Khi mọi loại đơn vị đều báo cáo 100%
      Thì kết luận cho từng loại đơn vị là:
        | đơn vị  | kết luận  |
        | bộ      | <bộ>      |
        | tỉnh    | <tỉnh>    |
        | sở      | <sở>      |
        | Sở Y tế | <Sở Y tế> |
        | xã      | <xã>      |

      Dữ liệu:
        | số          | bộ  | tỉnh | sở  | Sở Y tế | xã  |
        | 2028-2030/1 | Đạt | Đạt  | Đạt | Đạt     | Đạt |
        | 2028-2030/2 | Đạt | Đạt  | Đạt | Đạt     | Đạt |
        | 2028-2030/3 | Đạt | Đạt  | Đạt | Đạt     | Đạt |

  Quy tắc: Chỉ tiêu số I.1.1 yêu cầu từ 100% trở lên

    Bối cảnh:
      Cho chỉ tiêu số I.1.1 của Quyết định 2629 là "Tỉ lệ dịch vụ công trực tuyến toàn trình trên tổng số TTHC có đủ điều kiện"
      Và chỉ tiêu này yêu cầu từ 100% trở lên
      Và kỳ báo cáo từ 01/01/2026 đến 31/12/2026

    Khung kịch bản: Chỉ tiêu số I.1.1, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp           | số liệu   | kết luận        |
        | bằng đúng yêu cầu    | 100%      | Đạt             |
        | thấp hơn 0,01 điểm   | 99,99%    | Không đạt       |
        | vừa đủ số thủ tục    | 255/255   | Đạt             |
        | thiếu đúng 1 thủ tục | 254/255   | Không đạt       |
        | thấp hơn yêu cầu     | 83%       | Không đạt       |
        | không phát sinh      | 0/0       | Không phát sinh |
        | không có số liệu     | không ghi | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số I.1.3 yêu cầu từ 95% trở lên

    Bối cảnh:
      Cho chỉ tiêu số I.1.3 của Quyết định 2629 là "Tỉ lệ người dân, doanh nghiệp đánh giá hài lòng khi sử dụng dịch vụ công trực tuyến"
      Và chỉ tiêu này yêu cầu từ 95% trở lên
      Và kỳ báo cáo từ 01/01/2026 đến 31/12/2026

    Khung kịch bản: Chỉ tiêu số I.1.3, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp         | số liệu   | kết luận        |
        | cao hơn yêu cầu    | 96,5%     | Đạt             |
        | bằng đúng yêu cầu  | 95%       | Đạt             |
        | thấp hơn 0,01 điểm | 94,99%    | Không đạt       |
        | vừa đủ số phiếu    | 59/62     | Đạt             |
        | thiếu đúng 1 phiếu | 58/62     | Không đạt       |
        | không phát sinh    | 0/0       | Không phát sinh |
        | không có số liệu   | không ghi | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số I.2.2 yêu cầu từ 100% trở lên

    Bối cảnh:
      Cho chỉ tiêu số I.2.2 của Quyết định 2629 là "Tỉ lệ hồ sơ công việc tại cấp bộ, tỉnh, cấp xã được xử lý trên môi trường điện tử (trừ bí mật nhà nước) và sử dụng chữ ký số cá nhân"
      Và chỉ tiêu này yêu cầu từ 100% trở lên
      Và kỳ báo cáo từ 01/01/2026 đến 31/12/2026

    Khung kịch bản: Chỉ tiêu số I.2.2, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp                            | số liệu     | kết luận        |
        | bằng đúng yêu cầu                     | 100%        | Đạt             |
        | thấp hơn 0,01 điểm                    | 99,99%      | Không đạt       |
        | vừa đủ số văn bản, hồ sơ công việc    | 2.400/2.400 | Đạt             |
        | thiếu đúng 1 văn bản, hồ sơ công việc | 2.399/2.400 | Không đạt       |
        | thấp hơn yêu cầu                      | 40%         | Không đạt       |
        | không phát sinh                       | 0/0         | Không phát sinh |
        | không có số liệu                      | không ghi   | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số I.2.3 yêu cầu từ 100% trở lên

    Bối cảnh:
      Cho chỉ tiêu số I.2.3 của Quyết định 2629 là "Tỉ lệ chế độ báo cáo thực hiện trên Hệ thống thông tin báo cáo"
      Và chỉ tiêu này yêu cầu từ 100% trở lên
      Và kỳ báo cáo từ 01/01/2026 đến 31/12/2026

    Khung kịch bản: Chỉ tiêu số I.2.3, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp                  | số liệu     | kết luận        |
        | bằng đúng yêu cầu           | 100%        | Đạt             |
        | thấp hơn 0,01 điểm          | 99,99%      | Không đạt       |
        | vừa đủ số chế độ báo cáo    | 36/36       | Đạt             |
        | thiếu đúng 1 chế độ báo cáo | 35/36       | Không đạt       |
        | thấp hơn yêu cầu            | 50% (18/36) | Không đạt       |
        | không phát sinh             | 0/0         | Không phát sinh |
        | không có số liệu            | không ghi   | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số I.2.4 yêu cầu từ 100% trở lên

    Bối cảnh:
      Cho chỉ tiêu số I.2.4 của Quyết định 2629 là "Tỉ lệ nhiệm vụ Chính phủ, Thủ tướng giao được theo dõi trên môi trường điện tử"
      Và chỉ tiêu này yêu cầu từ 100% trở lên
      Và kỳ báo cáo từ 01/01/2026 đến 31/12/2026

    Khung kịch bản: Chỉ tiêu số I.2.4, <trường hợp>
      Khi một tỉnh báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp            | số liệu   | kết luận        |
        | bằng đúng yêu cầu     | 100%      | Đạt             |
        | thấp hơn 0,01 điểm    | 99,99%    | Không đạt       |
        | vừa đủ số nhiệm vụ    | 214/214   | Đạt             |
        | thiếu đúng 1 nhiệm vụ | 213/214   | Không đạt       |
        | thấp hơn yêu cầu      | 98%       | Không đạt       |
        | không phát sinh       | 0/0       | Không phát sinh |
        | không có số liệu      | không ghi | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số 2028-2030/1 yêu cầu từ 99% trở lên

    Bối cảnh:
      Cho chỉ tiêu số 2028-2030/1 của Quyết định 2629 là "Tỉ lệ hài lòng khi sử dụng dịch vụ công trực tuyến"
      Và chỉ tiêu này yêu cầu từ 99% trở lên
      Và kỳ báo cáo từ 01/01/2028 đến 31/12/2028

    Khung kịch bản: Chỉ tiêu số 2028-2030/1, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp         | số liệu   | kết luận        |
        | bằng đúng yêu cầu  | 99%       | Đạt             |
        | thấp hơn 0,01 điểm | 98,99%    | Không đạt       |
        | vừa đủ số phiếu    | 62/62     | Đạt             |
        | thiếu đúng 1 phiếu | 61/62     | Không đạt       |
        | thấp hơn yêu cầu   | 98%       | Không đạt       |
        | không phát sinh    | 0/0       | Không phát sinh |
        | không có số liệu   | không ghi | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số 2028-2030/2 yêu cầu từ 100% trở lên

    Bối cảnh:
      Cho chỉ tiêu số 2028-2030/2 của Quyết định 2629 là "Hồ sơ, kết quả giải quyết TTHC được số hóa"
      Và chỉ tiêu này yêu cầu từ 100% trở lên
      Và kỳ báo cáo từ 01/01/2028 đến 31/12/2028

    Khung kịch bản: Chỉ tiêu số 2028-2030/2, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp         | số liệu            | kết luận        |
        | bằng đúng yêu cầu  | 100%               | Đạt             |
        | thấp hơn 0,01 điểm | 99,99%             | Không đạt       |
        | vừa đủ số hồ sơ    | 1.652/1.652        | Đạt             |
        | thiếu đúng 1 hồ sơ | 1.651/1.652        | Không đạt       |
        | thấp hơn yêu cầu   | 57,56% (951/1.652) | Không đạt       |
        | không phát sinh    | 0/0                | Không phát sinh |
        | không có số liệu   | không ghi          | Thiếu số liệu   |

  Quy tắc: Chỉ tiêu số 2028-2030/3 yêu cầu từ 80% trở lên

    Bối cảnh:
      Cho chỉ tiêu số 2028-2030/3 của Quyết định 2629 là "Thông tin, dữ liệu đã số hóa được khai thác, sử dụng lại"
      Và chỉ tiêu này yêu cầu từ 80% trở lên
      Và kỳ báo cáo từ 01/01/2028 đến 31/12/2028

    Khung kịch bản: Chỉ tiêu số 2028-2030/3, <trường hợp>
      Khi một xã báo cáo <số liệu>
      Thì chỉ tiêu này được kết luận là "<kết luận>"

      Dữ liệu:
        | trường hợp         | số liệu     | kết luận        |
        | cao hơn yêu cầu    | 91,06%      | Đạt             |
        | bằng đúng yêu cầu  | 80%         | Đạt             |
        | thấp hơn 0,01 điểm | 79,99%      | Không đạt       |
        | vừa đủ số hồ sơ    | 1.322/1.652 | Đạt             |
        | thiếu đúng 1 hồ sơ | 1.321/1.652 | Không đạt       |
        | không phát sinh    | 0/0         | Không phát sinh |
        | không có số liệu   | không ghi   | Thiếu số liệu   |
