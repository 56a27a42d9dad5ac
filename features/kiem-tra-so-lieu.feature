# language: vi
Tính năng: Kiểm tra số liệu của báo cáo có tự khớp nhau không
  Trước khi tin một tỷ lệ, người thẩm tra tính lại: các phần cộng lại có bằng tổng không, tỷ lệ có đúng là của hai số
  đếm không, cùng một việc ghi ở hai nơi có bằng nhau không. Điều không thể đúng là lỗi; điều thường đúng nhưng có
  trường hợp khác là cảnh báo; điều không sai nhưng nên hỏi là lưu ý.

  Bối cảnh:
    Cho các chỉ tiêu sau:
      | văn bản       | số | chỉ tiêu                                                                                                       | yêu cầu        |
      | Nghị quyết 01 | 2  | Tỷ lệ thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia trên tổng số giao dịch thanh toán của dịch vụ công | từ 45% trở lên |
      | Nghị quyết 01 | 3  | Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận, giải quyết TTHC                                           | từ 50% trở lên |

  Quy tắc: Trong biểu II.06a, tổng phải bằng các số cộng lại

    Kịch bản: Biểu cộng đúng thì không có gì phải hỏi
      Cho báo cáo văn bản thường của "Xã An Phú"
      Và biểu II.06a của báo cáo ghi:
        | lĩnh vực  | tiếp nhận | trực tuyến | trực tiếp | kỳ trước | giải quyết | trước hạn | đúng hạn | quá hạn | đang giải quyết | còn hạn | hết hạn |
        | Hộ tịch   | 700       | 500        | 150       | 50       | 690        | 600       | 80       | 10      | 10              | 9       | 1       |
        | Chứng thực | 300      | 150        | 150       | 0        | 300        | 300       | 0        | 0       | 0               | 0       | 0       |
        | Tổng cộng | 1.000     | 650        | 300       | 50       | 990        | 900       | 80       | 10      | 10              | 9       | 1       |
      Khi đánh giá báo cáo
      Thì không có điểm bất nhất nào
      Và không có gì phải hỏi đơn vị

    Khung kịch bản: Ghi tiếp nhận <tiếp nhận> gồm trực tuyến <trực tuyến>, trực tiếp <trực tiếp>, kỳ trước <kỳ trước>
      Cho báo cáo văn bản thường của "Xã An Phú"
      Và biểu II.06a của báo cáo ghi:
        | lĩnh vực | tiếp nhận   | trực tuyến   | trực tiếp   | kỳ trước   | giải quyết | trước hạn | đúng hạn | quá hạn |
        | Hộ tịch  | <tiếp nhận> | <trực tuyến> | <trực tiếp> | <kỳ trước> | 5          | 3         | 1        | 1       |
      Khi chỉ kiểm tra số liệu của báo cáo
      Thì có đúng một điểm bất nhất, mức "lỗi": "Tổng không khớp các phần"
      Và điểm bất nhất nêu "<tiếp nhận>" và "= <đúng ra>"
      Và điểm bất nhất được xếp mức ấy vì: "Phép cộng này luôn phải đúng."

      Dữ liệu:
        | tiếp nhận | trực tuyến | trực tiếp | kỳ trước | đúng ra |
        | 14        | 0          | 0         | 0        | 0       |
        | 07        | 0          | 01        | 0        | 1       |
        | 999       | 650        | 300       | 50       | 1.000   |
        | 1.001     | 650        | 300       | 50       | 1.000   |

    Kịch bản: Dòng tổng cộng không bằng các dòng cộng lại
      Cho báo cáo văn bản thường của "Xã An Phú"
      Và biểu II.06a của báo cáo ghi:
        | lĩnh vực   | tiếp nhận | trực tuyến | trực tiếp | kỳ trước | giải quyết | trước hạn | đúng hạn | quá hạn |
        | Hộ tịch    | 700       | 500        | 150       | 50       | 690        | 600       | 80       | 10      |
        | Chứng thực | 300       | 150        | 150       | 0        | 300        | 300       | 0        | 0       |
        | Tổng cộng  | 1.000     | 650        | 300       | 50       | 980        | 890       | 80       | 10      |
      Khi chỉ kiểm tra số liệu của báo cáo
      Thì các điểm bất nhất lần lượt là:
        | mức | điểm bất nhất            | chưa kết luận được |
        | lỗi | Tổng không khớp các phần |                    |
        | lỗi | Tổng không khớp các phần |                    |

    Khung kịch bản: Tiếp nhận 1.000, giải quyết 950, đang giải quyết <đang giải quyết> thì chỉ cảnh báo, vì có thể có hồ sơ rút
      Cho báo cáo văn bản thường của "Xã An Phú"
      Và biểu II.06a của báo cáo ghi:
        | lĩnh vực | tiếp nhận | trực tuyến | trực tiếp | kỳ trước | giải quyết | trước hạn | đúng hạn | quá hạn | đang giải quyết   | còn hạn           | hết hạn |
        | Hộ tịch  | 1.000     | 650        | 300       | 50       | 950        | 900       | 40       | 10      | <đang giải quyết> | <đang giải quyết> | 0       |
      Khi chỉ kiểm tra số liệu của báo cáo
      Thì có đúng một điểm bất nhất, mức "cảnh báo": "Tổng không khớp các phần"
      Và điểm bất nhất nêu "Hồ sơ rút hoặc dừng giải quyết"

      Dữ liệu:
        | đang giải quyết |
        | 49              |
        | 51              |

  Quy tắc: Biểu thống kê chỉ nhận câu trả lời có trong biểu

    Khung kịch bản: Ô “Đã thực hiện tự kiểm tra” chỉ được ghi 0 hoặc 1, báo cáo ghi <ghi>
      Cho báo cáo văn bản thường của "Xã An Phú"
      Và phụ lục 1a của báo cáo ghi:
        | dòng                                    | đơn vị tính       | số liệu |
        | Số TTHC công bố mới                     | Thủ tục           | 4       |
        | Tổng số TTHC thuộc thẩm quyền giải quyết | Thủ tục          | 150     |
        | Số TTHC cấp xã                          | Thủ tục           | 150     |
        | Đã thực hiện tự kiểm tra                | Có = 1; Không = 0 | <ghi>   |
      Khi chỉ kiểm tra số liệu của báo cáo
      Thì có đúng một điểm bất nhất, mức "lỗi": "Mã trả lời không hợp lệ"
      Và điểm bất nhất nêu "<ghi>" và "chỉ được ghi 0, 1"

      Dữ liệu:
        | ghi |
        | 2   |
        | 11  |

  Quy tắc: Tỷ lệ viết trong câu phải là tỷ lệ của hai số đếm trong câu

    Khung kịch bản: Câu ghi 26/55 nhiệm vụ, đạt <tỷ lệ>
      Cho báo cáo văn bản thường của "Xã An Phú"
      Và trong báo cáo có câu: "Đã hoàn thành 26/55 nhiệm vụ của kế hoạch, đạt <tỷ lệ>."
      Khi chỉ kiểm tra số liệu của báo cáo
      Thì có đúng một điểm bất nhất, mức "<mức>": "Tỷ lệ không khớp số đếm"
      Và điểm bất nhất nêu "<tỷ lệ>" và "26/55 = 47,2727…%"

      Dữ liệu: Chỉ lệch ở chữ số cuối
        | tỷ lệ  | mức      |
        | 47,28% | cảnh báo |
        | 47,26% | cảnh báo |

      Dữ liệu: Lệch nhiều hơn
        | tỷ lệ  | mức |
        | 47,29% | lỗi |
        | 74,27% | lỗi |

    Khung kịch bản: Câu ghi 26/55 nhiệm vụ, đạt <tỷ lệ> là khớp
      Cho báo cáo văn bản thường của "Xã An Phú"
      Và trong báo cáo có câu: "Đã hoàn thành 26/55 nhiệm vụ của kế hoạch, đạt <tỷ lệ>."
      Khi chỉ kiểm tra số liệu của báo cáo
      Thì không có điểm bất nhất nào

      Dữ liệu: Làm tròn hoặc cắt bớt
        | tỷ lệ  |
        | 47,27% |
        | 47,3%  |
        | 47,2%  |
        | 47%    |

    Kịch bản: Nêu luôn chỗ viết nhầm có thể giải thích được
      Cho báo cáo văn bản thường của "Xã An Phú"
      Và trong báo cáo có câu: "Đã hoàn thành 26/55 nhiệm vụ của kế hoạch, đạt 74,27%."
      Khi chỉ kiểm tra số liệu của báo cáo
      Thì cách giải thích đầu tiên là: "Có thể do viết nhầm thứ tự chữ số: “74,27%” (dòng thứ 11 của tệp) lẽ ra là 47,27%."

  Quy tắc: Câu viết ra phép cộng, mức tăng giảm thì phải đúng

    Khung kịch bản: Giải quyết 100 hồ sơ, trong đó trễ hạn <trễ hạn>
      Cho báo cáo văn bản thường của "Xã An Phú"
      Và trong báo cáo có câu: "Đã giải quyết 100 hồ sơ, trong đó trước hạn 60 hồ sơ, đúng hạn 10 hồ sơ, trễ hạn <trễ hạn> hồ sơ."
      Khi chỉ kiểm tra số liệu của báo cáo
      Thì có đúng một điểm bất nhất, mức "lỗi": "Tổng không khớp các phần"
      Và điểm bất nhất nêu "trễ hạn" và "= <cộng lại>"

      Dữ liệu:
        | trễ hạn | cộng lại |
        | 20      | 90       |
        | 29      | 99       |
        | 31      | 101      |

    Kịch bản: Cộng đúng thì không có gì phải hỏi
      Cho báo cáo văn bản thường của "Xã An Phú"
      Và trong báo cáo có câu: "Đã giải quyết 100 hồ sơ, trong đó trước hạn 60 hồ sơ, đúng hạn 10 hồ sơ, trễ hạn 30 hồ sơ."
      Khi chỉ kiểm tra số liệu của báo cáo
      Thì không có điểm bất nhất nào

    Kịch bản: Mức tăng không khớp hai số đã ghi thì cảnh báo, vì có thể so với số khác
      Cho báo cáo văn bản thường của "Xã An Phú"
      Và trong báo cáo có câu: "Tiếp nhận 520 hồ sơ, tăng 14% so với 500 hồ sơ của cùng kỳ."
      Khi chỉ kiểm tra số liệu của báo cáo
      Thì có đúng một điểm bất nhất, mức "cảnh báo": "Mức tăng giảm không khớp"
      Và điểm bất nhất nêu "14%" và "= 4%"

  Quy tắc: Một nội dung ghi ở hai nơi phải cùng một số

    Khung kịch bản: Chỗ đầu ghi 150 thủ tục, chỗ sau ghi <viết>
      Cho báo cáo văn bản thường của "Xã An Phú"
      Và trong báo cáo có câu: "1. Tổng số thủ tục hành chính thuộc thẩm quyền giải quyết của xã là 150 thủ tục."
      Và trong báo cáo có câu: "2. Tổng số thủ tục hành chính thuộc thẩm quyền giải quyết của xã là <viết> thủ tục."
      Khi chỉ kiểm tra số liệu của báo cáo
      Thì có đúng một điểm bất nhất, mức "cảnh báo": "Một nội dung ghi hai số"
      Và điểm bất nhất nêu "150" và "<viết>"
      Và điểm bất nhất được xếp mức ấy vì: "Hai số có thể tính ở hai thời điểm hoặc hai phạm vi."

      Dữ liệu:
        | viết |
        | 160  |
        | 151  |

    Kịch bản: Hai nơi ghi cùng một số thì không có gì phải hỏi
      Cho báo cáo văn bản thường của "Xã An Phú"
      Và trong báo cáo có câu: "1. Tổng số thủ tục hành chính thuộc thẩm quyền giải quyết của xã là 150 thủ tục."
      Và trong báo cáo có câu: "2. Tổng số thủ tục hành chính thuộc thẩm quyền giải quyết của xã là 150 thủ tục."
      Khi chỉ kiểm tra số liệu của báo cáo
      Thì không có điểm bất nhất nào

  Quy tắc: Các phần không lớn hơn tổng thể

    Kịch bản: Một thôn có nhiều hồ sơ hơn cả xã thì phải hỏi hai nơi có đếm cùng một thứ không
      Cho báo cáo của một xã
      Và báo cáo ghi các số liệu:
        | nội dung               | phạm vi | số liệu     | nơi ghi |
        | Tỷ lệ hồ sơ trực tuyến |         | 951/1.652   | Mục 3   |
        | Tỷ lệ hồ sơ trực tuyến | thôn 1  | 960/1.600   | Mục 4   |
      Khi đánh giá báo cáo
      Thì có đúng một điểm bất nhất, mức "cảnh báo": "Số của một phần lớn hơn của toàn đơn vị"
      Và cần hỏi đơn vị lần lượt:
        | mức      | hỏi                                                                                                                                                                            |
        | cảnh báo | Tỷ lệ hồ sơ trực tuyến: Hai nơi có đếm cùng một thứ không, số nào sai trong các số sau: “951/1.652” (Mục 3); “960/1.600” (Mục 4 (phạm vi: thôn 1))? |

    Khung kịch bản: Cả xã 951/1.652, một thôn <một thôn> thì không có gì lạ
      Cho báo cáo của một xã
      Và báo cáo ghi các số liệu:
        | nội dung               | phạm vi | số liệu    | nơi ghi |
        | Tỷ lệ hồ sơ trực tuyến |         | 951/1.652  | Mục 3   |
        | Tỷ lệ hồ sơ trực tuyến | thôn 1  | <một thôn> | Mục 4   |
      Khi đánh giá báo cáo
      Thì không có điểm bất nhất nào

      Dữ liệu:
        | một thôn  |
        | 951/1.652 |
        | 95/100    |

    Khung kịch bản: Tỷ lệ chung <tỷ lệ chung>, hồ sơ tiếp nhận 90%, kết quả giải quyết 95%
      Cho báo cáo của một xã
      Và báo cáo ghi các số liệu:
        | nội dung                                    | phần               | số liệu       |
        | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC |                    | <tỷ lệ chung> |
        | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | hồ sơ tiếp nhận    | 90,0%         |
        | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC | kết quả giải quyết | 95,0%         |
      Khi đánh giá báo cáo
      Thì có đúng một điểm bất nhất, mức "cảnh báo": "Tỷ lệ chung nằm ngoài tỷ lệ các phần"

      Dữ liệu:
        | tỷ lệ chung |
        | 96,0%       |
        | 89,0%       |

  Quy tắc: Điểm bất nhất chỉ làm mất căn cứ kết luận khi số kia cho kết luận khác

    Kịch bản: Số hồ sơ trực tuyến trong biểu có thể là 650 hoặc 450, quanh mức 50%
      Cho báo cáo văn bản thường của "Xã An Phú"
      Và biểu II.06a của báo cáo ghi:
        | lĩnh vực   | tiếp nhận | trực tuyến | trực tiếp | kỳ trước | giải quyết | trước hạn | đúng hạn | quá hạn |
        | Hộ tịch    | 600       | 350        | 220       | 30       | 600        | 500       | 80       | 20      |
        | Chứng thực | 400       | 100        | 280       | 20       | 400        | 400       | 0        | 0       |
        | Tổng cộng  | 1.000     | 650        | 500       | 50       | 1.000      | 900       | 80       | 20      |
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "Chưa đủ căn cứ"
      Và các điểm bất nhất lần lượt là:
        | mức | điểm bất nhất            | chưa kết luận được                          |
        | lỗi | Tổng không khớp các phần | Nghị quyết 01, số 3; Nghị quyết 02, số II.3 |
        | lỗi | Tổng không khớp các phần | Nghị quyết 01, số 3; Nghị quyết 02, số II.3 |
      Và phần giải thích chỉ tiêu số 3 của Nghị quyết 01, mục "Điều gì làm thay đổi kết luận", ghi: Nếu số đúng là 650/1.000 = 65% (Biểu số II.06a/VPCP/KSTT, dòng Tổng cộng; dòng thứ 16 của tệp): Đạt.
      Và phần giải thích chỉ tiêu số 3 của Nghị quyết 01, mục "Điều gì làm thay đổi kết luận", ghi: Nếu số đúng là 450/1.000 = 45% (Biểu số II.06a/VPCP/KSTT, dòng Tổng cộng; dòng thứ 16 của tệp (số suy ra từ các số khác của báo cáo)): Không đạt.

    Kịch bản: Số hồ sơ trực tuyến trong biểu có thể là 650 hoặc 640, cả hai đều đạt
      Cho báo cáo văn bản thường của "Xã An Phú"
      Và biểu II.06a của báo cáo ghi:
        | lĩnh vực   | tiếp nhận | trực tuyến | trực tiếp | kỳ trước | giải quyết | trước hạn | đúng hạn | quá hạn |
        | Hộ tịch    | 600       | 390        | 180       | 30       | 600        | 500       | 80       | 20      |
        | Chứng thực | 400       | 250        | 130       | 20       | 400        | 400       | 0        | 0       |
        | Tổng cộng  | 1.000     | 650        | 310       | 50       | 1.000      | 900       | 80       | 20      |
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 3 của Nghị quyết 01 được kết luận là "Đạt"
      Và không điểm bất nhất nào làm thay đổi kết luận
      Và các điểm bất nhất lần lượt là:
        | mức | điểm bất nhất            | chưa kết luận được |
        | lỗi | Tổng không khớp các phần |                    |
        | lỗi | Tổng không khớp các phần |                    |

    Kịch bản: Cùng một việc, bảng ghi 98,8% và bảng kia ghi 2,17%
      Cho báo cáo của một xã
      Và báo cáo ghi các số liệu:
        | nội dung                                          | số liệu | nơi ghi |
        | Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình | 98,8%   | Bảng 1  |
        | Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình | 2,17%   | Bảng 2  |
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 1 của Nghị quyết 01 được kết luận là "Chưa đủ căn cứ"
      Và các điểm bất nhất lần lượt là:
        | mức | điểm bất nhất     | chưa kết luận được                          |
        | lỗi | Số liệu mâu thuẫn | Nghị quyết 01, số 1; Nghị quyết 02, số II.1 |

  Quy tắc: Hỏi đơn vị theo thứ tự nặng nhẹ

    Kịch bản: Điều làm mất căn cứ kết luận hỏi trước, điều chỉ nên biết hỏi sau
      Cho báo cáo của một xã
      Và báo cáo ghi các số liệu:
        | nội dung                                          | số liệu         | nơi ghi |
        | Tỷ lệ thanh toán trực tuyến                       | 45%             | Mục 1   |
        | Tỷ lệ hồ sơ trực tuyến                            | 75% (951/1.652) | Mục 2   |
        | Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình | 98,8%           | Mục 3   |
        | Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình | 2,17%           | Mục 4   |
        | Tỷ lệ hồ sơ trực tuyến                            | 57,3%           | Mục 5   |
      Khi đánh giá báo cáo
      Thì các điểm bất nhất lần lượt là:
        | mức      | điểm bất nhất           | chưa kết luận được                          |
        | lỗi      | Số liệu mâu thuẫn       | Nghị quyết 01, số 1; Nghị quyết 02, số II.1 |
        | lỗi      | Tỷ lệ không khớp số đếm |                                             |
        | cảnh báo | Số liệu khác nhau       |                                             |
        | lưu ý    | Đúng bằng mức yêu cầu   |                                             |
      Và cần hỏi đơn vị lần lượt:
        | mức      | hỏi                                                                                                                    |
        | lỗi      | Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình: Số nào đúng: “98,8%” (Mục 3); “2,17%” (Mục 4)?                       |
        | lỗi      | Tỷ lệ hồ sơ trực tuyến: Tỷ lệ và số đếm, số nào đúng: “75% (951/1.652)” (Mục 2)?                                        |
        | cảnh báo | Tỷ lệ hồ sơ trực tuyến: Số nào đúng: “75% (951/1.652)” (Mục 2); “57,3%” (Mục 5)?                                        |
        | lưu ý    | Tỷ lệ thanh toán trực tuyến: Số này tính từ những số đếm nào: “45%” (Mục 1)?                                            |

  Quy tắc: Số không sai vẫn có thể nên hỏi

    Khung kịch bản: Yêu cầu 45%, báo cáo ghi <số liệu>
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ thanh toán trực tuyến" là <số liệu>
      Khi đánh giá báo cáo
      Thì chỉ tiêu số 2 của Nghị quyết 01 được kết luận là "Đạt"
      Và có đúng một điểm bất nhất, mức "lưu ý": "Đúng bằng mức yêu cầu"

      Dữ liệu: Đúng bằng mức yêu cầu, không kèm số đếm
        | số liệu |
        | 45%     |
        | 45,00%  |

    Khung kịch bản: Yêu cầu 45%, báo cáo ghi <số liệu> thì không có gì phải hỏi
      Cho báo cáo của một xã
      Và báo cáo ghi "Tỷ lệ thanh toán trực tuyến" là <số liệu>
      Khi đánh giá báo cáo
      Thì không có điểm bất nhất nào

      Dữ liệu:
        | số liệu      |
        | 45,01%       |
        | 45% (45/100) |

    Kịch bản: Mọi nội dung đều ghi 100%
      Cho trong báo cáo cả năm 2024 của một xã, nội dung của mọi chỉ tiêu đều ghi 100%
      Khi đánh giá báo cáo
      Thì có đúng một điểm bất nhất, mức "lưu ý": "Mọi tỷ lệ đều 100%"
      Và điểm bất nhất ghi: "Mọi tỷ lệ được xét trong báo cáo đều là 100%."
