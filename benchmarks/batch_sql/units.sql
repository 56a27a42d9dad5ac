-- The units whose readings batch.py makes: as many of each level as of a country before July 2025, roughly.
WITH drawn AS (
  SELECT i, (hash(i, {seed}, 'level') % 1000)::INT AS level_draw, hash(i, {seed}, 'kind') % 10 = 0 AS special
  FROM range({units}) numbers(i)),
levelled AS (
  SELECT i, special, CASE
    WHEN level_draw < 3 THEN 'ministry' WHEN level_draw < 9 THEN 'province' WHEN level_draw < 60 THEN 'provincial-department'
    WHEN level_draw < 110 THEN 'district' WHEN level_draw < 230 THEN 'district-office' ELSE 'commune' END AS level
  FROM drawn)
SELECT printf('%s số %06d', CASE level WHEN 'ministry' THEN 'Bộ' WHEN 'province' THEN 'Tỉnh'
         WHEN 'provincial-department' THEN 'Sở' WHEN 'district' THEN 'Huyện' WHEN 'district-office' THEN 'Phòng'
         ELSE 'Xã' END, i) AS unit,
       level,
       CASE WHEN special AND level = 'provincial-department' THEN 'health-department'
            WHEN special AND level = 'district-office' THEN 'justice-office' END AS attributes,
       CASE WHEN level = 'commune' THEN printf('Huyện mẫu %03d', i % 700) END AS parent,
       printf('Tỉnh mẫu %02d', i % 63) AS province
FROM levelled ORDER BY i
