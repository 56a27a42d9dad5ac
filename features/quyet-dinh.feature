# language: vi
Tính năng: Quyết định của đoàn kiểm tra
  Máy chỉ đọc báo cáo; đoàn kiểm tra đã xem hồ sơ. Đoàn có thể xác nhận, sửa hoặc tạm hoãn từng kết luận, kèm lý do, người
  quyết định và ngày. Kết luận của máy vẫn được ghi bên cạnh, điểm được ghi cả trước và sau quyết định.

  Bối cảnh:
    Cho người dùng chọn đánh giá theo Nghị quyết 01
    Và "Xã An Phú" báo cáo từ 1/1/2024 đến 30/6/2024:
      | nội dung                                                  | số liệu |
      | Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình         | 90/100  |
      | Tỷ lệ thanh toán trực tuyến                               | 30/100  |
      | Tỷ lệ hồ sơ trực tuyến                                    | 60/100  |
      | Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC               | 79/100  |
      | Tỷ lệ xử lý văn bản, hồ sơ công việc trên môi trường mạng | 80/100  |

  Kịch bản: Không có quyết định nào thì điểm là theo kết luận của máy
    Khi chấm điểm, mỗi chỉ tiêu như nhau
    Thì "Xã An Phú" được 3 trên 6 chỉ tiêu, tức 50 điểm
    Và "Xã An Phú" không có quyết định nào

  Khung kịch bản: <việc> thì được <được> trên <tối đa> chỉ tiêu
    Cho đoàn quyết định:
      | đơn vị    | chỉ tiêu số | quyết định   | lý do              | ngày     |
      | Xã An Phú | 4           | <quyết định> | Đã xem sổ theo dõi | 2/7/2024 |
    Khi chấm điểm, mỗi chỉ tiêu như nhau
    Thì về chỉ tiêu số 4, đoàn kết luận "Xã An Phú" là "<kết luận>", máy kết luận là "Không đạt"
    Và "Xã An Phú" được <được> trên <tối đa> chỉ tiêu, tức <điểm> điểm
    Và trước quyết định "Xã An Phú" được 3 trên 6 chỉ tiêu, tức 50 điểm

    Dữ liệu:
      | việc                                 | quyết định        | kết luận          | được | tối đa | điểm   |
      | Xác nhận kết luận của máy            | Xác nhận kết luận | Không đạt         | 3    | 6      | 50     |
      | Sửa thành đạt                        | Đạt               | Đạt               | 4    | 6      | 66,66… |
      | Sửa thành không áp dụng              | Không áp dụng     | Không áp dụng     | 3    | 5      | 60     |
      | Sửa thành chưa đủ căn cứ             | Chưa đủ căn cứ    | Chưa đủ căn cứ    | 3    | 6      | 50     |
      | Tạm hoãn thì chỉ tiêu ra khỏi mẫu số | Tạm hoãn kết luận | Tạm hoãn kết luận | 3    | 5      | 60     |

  Khung kịch bản: Quyết định có hiệu lực đến hết <đến hết ngày>, xét ngày <ngày xét>
    Cho đoàn quyết định:
      | đơn vị    | chỉ tiêu số | quyết định | lý do                  | ngày     | đến hết ngày   |
      | Xã An Phú | 4           | Đạt        | Hệ thống đang nâng cấp | 2/5/2024 | <đến hết ngày> |
    Và người dùng chọn ngày áp dụng là <ngày xét>
    Khi chấm điểm, mỗi chỉ tiêu như nhau
    Thì về chỉ tiêu số 4, đoàn kết luận "Xã An Phú" là "<kết luận>", máy kết luận là "Không đạt"

    Dữ liệu:
      | đến hết ngày | ngày xét  | kết luận  |
      | 31/7/2024    | 30/7/2024 | Đạt       |
      | 31/7/2024    | 31/7/2024 | Đạt       |
      | 31/7/2024    | 1/8/2024  | Không đạt |

  Kịch bản: Quyết định hết hiệu lực trước ngày cuối kỳ báo cáo thì không áp dụng và được nhắc
    Cho đoàn quyết định:
      | đơn vị    | chỉ tiêu số | quyết định | lý do                  | ngày     | đến hết ngày |
      | Xã An Phú | 4           | Đạt        | Hệ thống đang nâng cấp | 2/5/2024 | 29/6/2024    |
    Khi chấm điểm, mỗi chỉ tiêu như nhau
    Thì "Xã An Phú" không có quyết định nào
    Và đoàn được nhắc về quyết định thứ 1: "quyết định hết hiệu lực sau ngày 2024-06-29 nên không áp dụng"

  Kịch bản: Hai quyết định nối tiếp nhau thì chỉ quyết định đang có hiệu lực được áp dụng
    Cho đoàn quyết định:
      | đơn vị    | chỉ tiêu số | quyết định        | lý do              | ngày     | đến hết ngày |
      | Xã An Phú | 4           | Tạm hoãn kết luận | Chờ đối chiếu      | 2/5/2024 | 31/7/2024    |
      | Xã An Phú | 4           | Đạt               | Đã xem sổ theo dõi | 1/8/2024 |              |
    Và người dùng chọn ngày áp dụng là 1/8/2024
    Khi chấm điểm, mỗi chỉ tiêu như nhau
    Thì về chỉ tiêu số 4, đoàn kết luận "Xã An Phú" là "Đạt", máy kết luận là "Không đạt"
    Và đoàn được nhắc về quyết định thứ 1: "quyết định hết hiệu lực sau ngày 2024-07-31 nên không áp dụng"

  Kịch bản: Quyết định về đơn vị không có báo cáo thì không được dùng và được nhắc
    Cho đoàn quyết định:
      | đơn vị     | chỉ tiêu số | quyết định | lý do              | ngày     |
      | Xã Hòa Lợi | 4           | Đạt        | Đã xem sổ theo dõi | 2/7/2024 |
    Khi chấm điểm, mỗi chỉ tiêu như nhau
    Thì "Xã An Phú" không có quyết định nào
    Và đoàn được nhắc về quyết định thứ 1: "quyết định không được dùng: trong các tệp đang xét không có báo cáo của"

  Kịch bản: Tên đơn vị viết nhầm là một lỗi, và được gợi ý tên đúng
    Cho đoàn quyết định:
      | đơn vị | chỉ tiêu số | quyết định | lý do              | ngày     |
      | An Phú | 4           | Đạt        | Đã xem sổ theo dõi | 2/7/2024 |
    Khi chấm điểm, mỗi chỉ tiêu như nhau
    Thì "Xã An Phú" không có quyết định nào
    Và đoàn được báo lỗi về quyết định thứ 1, với gợi ý: "Xã An Phú"

  Kịch bản: Kết luận thay thế giống kết luận của máy thì được nhắc là không thay đổi gì
    Cho đoàn quyết định:
      | đơn vị    | chỉ tiêu số | quyết định | lý do              | ngày     |
      | Xã An Phú | 4           | Không đạt  | Đã xem sổ theo dõi | 2/7/2024 |
    Khi chấm điểm, mỗi chỉ tiêu như nhau
    Thì "Xã An Phú" được 3 trên 6 chỉ tiêu, tức 50 điểm
    Và đoàn được nhắc về quyết định thứ 1: "quyết định không thay đổi gì: máy cũng kết luận như vậy"

  Kịch bản: Hai quyết định về cùng một chỉ tiêu trong cùng thời gian thì không chấm điểm
    Cho đoàn quyết định:
      | đơn vị    | chỉ tiêu số | quyết định        | lý do              | ngày     |
      | Xã An Phú | 4           | Đạt               | Đã xem sổ theo dõi | 2/7/2024 |
      | xã an phú | 4           | Tạm hoãn kết luận | Chờ đối chiếu      | 3/7/2024 |
    Khi chấm điểm, mỗi chỉ tiêu như nhau
    Thì không đơn vị nào được chấm điểm
    Và đoàn được báo lỗi về quyết định thứ 2

  Kịch bản: Quyết định không có lý do thì không chấm điểm
    Cho đoàn quyết định:
      | đơn vị    | chỉ tiêu số | quyết định | lý do | ngày     |
      | Xã An Phú | 4           | Đạt        |       | 2/7/2024 |
    Khi chấm điểm, mỗi chỉ tiêu như nhau
    Thì không đơn vị nào được chấm điểm
    Và đoàn được báo lỗi về quyết định thứ 1

  Kịch bản: Ý kiến của đơn vị và trả lời của đoàn nằm cùng chỗ với quyết định
    Cho đoàn quyết định:
      | đơn vị    | chỉ tiêu số | quyết định        | lý do              | ngày     | ý kiến của đơn vị    | trả lời của đoàn          |
      | Xã An Phú | 4           | Xác nhận kết luận | Đã xem sổ theo dõi | 2/7/2024 | Đề nghị làm tròn lên | Không làm tròn để so sánh |
    Khi chấm điểm, mỗi chỉ tiêu như nhau
    Thì về chỉ tiêu số 4, "Xã An Phú" nêu ý kiến "Đề nghị làm tròn lên" và đoàn trả lời "Không làm tròn để so sánh"

  Kịch bản: Quyết định điền trong Excel cũng như quyết định viết tay
    Cho đoàn quyết định:
      | đơn vị    | chỉ tiêu số | quyết định        | lý do              | ngày     | đến hết ngày |
      | Xã An Phú | 4           | Tạm hoãn kết luận | Chờ đối chiếu      | 2/7/2024 | 31/7/2024    |
      | Xã An Phú | 2           | Đạt               | Đã xem sổ theo dõi | 2/7/2024 |              |
    Và các quyết định được điền vào mẫu Excel
    Khi chấm điểm, mỗi chỉ tiêu như nhau
    Thì về chỉ tiêu số 4, đoàn kết luận "Xã An Phú" là "Tạm hoãn kết luận", máy kết luận là "Không đạt"
    Và "Xã An Phú" được 4 trên 5 chỉ tiêu, tức 80 điểm
