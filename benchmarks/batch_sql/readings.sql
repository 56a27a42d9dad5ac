-- The readings that batch.py makes: {rows} rows for each unit and month. Every figure is made of a hash of the row's
-- number, so that the same seed gives the same rows. A second reading mostly says what the first one says.
WITH slots(slot, indicator, part, scope, repeats) AS (VALUES
  (0, 'end-to-end-services', NULL, NULL, 0), (1, 'online-payment', NULL, NULL, 1),
  (2, 'online-dossiers', NULL, NULL, 2), (3, 'digitization', 'incoming', NULL, 3),
  (4, 'digitization', 'results', NULL, 4), (5, 'hospital-fee-payment', NULL, NULL, 5),
  (6, 'result-sync', NULL, NULL, 6), (7, 'electronic-work-files', NULL, NULL, 7),
  (8, 'business-regulation-data', NULL, NULL, 8), (9, 'electronic-results', NULL, NULL, 9),
  (10, 'electronic-certified-copies', NULL, NULL, 10), (11, 'data-reuse', NULL, NULL, 11),
  (12, 'published-on-time', NULL, NULL, 12), (13, 'feedback-on-time', NULL, NULL, 13),
  (14, 'satisfaction', NULL, NULL, 14), (15, 'online-dossiers', NULL, NULL, 2),
  (16, 'online-payment', NULL, NULL, 1), (17, 'digitization', 'results', NULL, 4),
  (18, 'result-sync', NULL, NULL, 6), (19, 'online-dossiers', NULL, 'cấp xã', 19),
  (20, 'digitization', 'incoming', 'Bộ phận Một cửa', 20), (21, 'feedback-on-time', NULL, 'Cấp  xã', 21)),
numbered AS (
  SELECT i, i // {rows} AS place_of_case, (i % {rows})::INT AS slot, i // {rows} // {periods} AS unit_number,
         (i // {rows} % {periods})::INT AS month
  FROM range({units} * {periods} * {rows}) numbers(i)),
joined AS (
  SELECT numbered.*, slots.* EXCLUDE (slot), repeats < slots.slot AS is_second,
         (hash(place_of_case, {seed}, 'case') % 100)::INT AS case_draw,
         CASE WHEN repeats < slots.slot AND hash(i, {seed}, 'again') % 10 < 8 THEN i - slots.slot + repeats ELSE i END AS n
  FROM numbered JOIN slots USING (slot)),
drawn AS (
  SELECT *, (hash(i, {seed}, 'odd') % 100000)::INT AS odd, (hash(i, {seed}, 'way') % 1000)::INT AS way,
         (hash(i, {seed}, 'digits') % 100)::INT AS digits_draw, hash(i, {seed}, 'mark') % 10 = 0 AS has_point,
         hash(i, {seed}, 'cut') % 2 = 0 AS is_cut, (hash(unit_number, {seed}, 'strength') % 100)::INT AS strength,
         (hash(n, {seed}, 'size') % 10000)::BIGINT AS size, (hash(n, {seed}, 'share') % 10000)::BIGINT AS share,
         (hash(i, {seed}, 'more') % 1000)::BIGINT AS more
  FROM joined),
counted AS (
  SELECT *, CASE WHEN digits_draw < 60 THEN 2 WHEN digits_draw < 85 THEN 1 ELSE 0 END AS digits,
         CASE WHEN scope IS NULL THEN 40 + size * size // 8000 ELSE 10 + size // 20 END AS whole,
         CASE WHEN case_draw < 2 OR way >= 985 THEN 10000 WHEN share < 100 * strength THEN 9000 + share % 1001
              ELSE 3000 + share * 7 // 10 END AS parts
  FROM drawn),
figured AS (
  SELECT *, whole * parts // 10000 AS part_counted,
         CASE digits WHEN 0 THEN 1 WHEN 1 THEN 10 ELSE 100 END AS power
  FROM counted),
shown AS (
  SELECT *, CASE WHEN is_cut THEN part_counted * 100 * power // whole
                 ELSE (2 * part_counted * 100 * power + whole) // (2 * whole) END AS last_digits,
         CASE WHEN case_draw < 2 THEN least(way, 799) WHEN slot IN (3, 4) AND case_draw BETWEEN 10 AND 19 THEN 940
              ELSE way END AS kind
  FROM figured),
said AS (
  SELECT *, CASE WHEN kind BETWEEN 900 AND 919 THEN greatest(last_digits - power * (2 + more % 9), 0)
                 WHEN kind BETWEEN 920 AND 929 THEN greatest(last_digits - 2, 0) ELSE last_digits END AS written
  FROM shown),
texts AS (
  SELECT *, (written // power)::VARCHAR
         || CASE WHEN digits = 0 THEN '' ELSE CASE WHEN has_point THEN '.' ELSE ',' END
              || lpad((written % power)::VARCHAR, digits, '0') END || '%' AS percent
  FROM said)
SELECT CASE WHEN odd < 20 THEN 'Xã không có' ELSE u.unit END AS unit,
       CASE WHEN odd BETWEEN 80 AND 99 THEN DATE '2024-12-31' ELSE DATE '2024-01-01' + to_months(month) END::DATE AS "from",
       last_day(DATE '2024-01-01' + to_months(month)) - CASE WHEN odd BETWEEN 80 AND 99 THEN 31 ELSE 0 END AS "to",
       CASE WHEN odd BETWEEN 20 AND 39 THEN 'chỉ số lạ' WHEN slot = 18 AND case_draw < 20 THEN 'digitization'
            ELSE indicator END AS indicator,
       CASE WHEN odd BETWEEN 20 AND 39 THEN NULL ELSE part END AS part,
       scope,
       CASE WHEN odd BETWEEN 40 AND 59 THEN 'không rõ' WHEN odd BETWEEN 100 AND 119 THEN '-'
            WHEN odd BETWEEN 120 AND 139 THEN '1.652'
            WHEN kind < 780 THEN percent
            WHEN kind < 860 THEN NULL
            WHEN kind < 880 THEN CASE WHEN more < 300 THEN '100%' WHEN more < 400 THEN '35,5%' END
            WHEN kind < 890 THEN '104,2%' WHEN kind < 900 THEN 'trên 99%'
            WHEN kind < 930 THEN percent WHEN kind < 980 THEN NULL
            WHEN kind < 985 THEN CASE WHEN more < 500 THEN '80%' ELSE '100%' END
            WHEN kind < 990 THEN '105%' ELSE percent END AS value,
       CASE WHEN odd BETWEEN 60 AND 79 THEN 50000000000 WHEN kind BETWEEN 700 AND 779 THEN NULL
            WHEN kind BETWEEN 860 AND 879 THEN CASE WHEN more < 950 THEN 0 WHEN more < 970 THEN 3 END
            WHEN kind BETWEEN 880 AND 889 THEN whole + whole // 20 + 1
            WHEN kind BETWEEN 890 AND 899 THEN CASE WHEN more < 500 THEN part_counted END
            WHEN kind BETWEEN 930 AND 934 THEN part_counted WHEN kind BETWEEN 935 AND 989 THEN NULL
            ELSE part_counted END AS numerator,
       CASE WHEN kind BETWEEN 700 AND 779 THEN NULL WHEN kind BETWEEN 860 AND 879 THEN 0
            WHEN kind BETWEEN 890 AND 899 THEN CASE WHEN more < 500 THEN whole END
            WHEN kind BETWEEN 930 AND 934 THEN NULL WHEN kind BETWEEN 935 AND 939 THEN whole
            WHEN kind BETWEEN 940 AND 989 THEN NULL ELSE whole END AS denominator,
       'Phụ lục, dòng ' || CASE WHEN is_second AND slot < 18 AND odd BETWEEN 200 AND 399 THEN repeats + 1
                                ELSE slot + 1 END AS place
FROM texts JOIN read_parquet('{folder}/units.parquet', file_row_number = true) u ON u.file_row_number = unit_number
ORDER BY i
