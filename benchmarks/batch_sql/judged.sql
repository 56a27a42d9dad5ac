-- What `chitieu batch` finds in the readings that batch.py makes, by SQL alone. It is written for just these targets (all
-- ask for at least so much of a share) and columns (no row of a target, no threshold of the report's own, no document),
-- for one file, and for texts without spaces around them. Tables that batch.py gives: targets(position, target, set,
-- indicator, threshold, comparator), concerns(target, level, attribute), parts(indicator, part). Percents in millionths.

-- Units, periods, things that are measured: as small numbers, in the order in which the result is written.
CREATE TEMP TABLE units AS
  SELECT unit, row_number() OVER (ORDER BY unit) AS u, dense_rank() OVER (ORDER BY level, attributes) AS class, level,
         attributes
  FROM read_parquet('{folder}/units.parquet');
CREATE TEMP TABLE periods AS
  SELECT "from", "to", row_number() OVER (ORDER BY "from", "to") AS p
  FROM (SELECT DISTINCT "from", "to" FROM read_parquet('{folder}/readings.parquet'));
CREATE TEMP TABLE indicators AS
  SELECT indicator, row_number() OVER (ORDER BY indicator) AS i,
         (SELECT count(*) FROM parts WHERE parts.indicator = t.indicator) AS parts
  FROM (SELECT DISTINCT indicator FROM targets) t;
CREATE TEMP TABLE kinds AS
  SELECT indicator, i, NULL AS part, 0 AS part_no FROM indicators
  UNION ALL SELECT indicator, i, part, row_number() OVER (PARTITION BY i ORDER BY part) FROM parts JOIN indicators USING (indicator);
CREATE TEMP TABLE scopes AS
  SELECT scope, dense_rank() OVER (ORDER BY lower(regexp_replace(trim(scope), '\s+', ' ', 'g'))) AS scope_no
  FROM (SELECT DISTINCT scope FROM read_parquet('{folder}/readings.parquet') WHERE scope IS NOT NULL);
-- Targets that ask the same of the same indicator are one question.
CREATE TEMP TABLE questions AS
  SELECT *, dense_rank() OVER (ORDER BY i, threshold) AS q FROM targets JOIN indicators USING (indicator);
CREATE TEMP TABLE of_class AS
  SELECT class, position, target, set, indicator, i, parts, comparator, threshold,
         CASE WHEN EXISTS (FROM concerns o WHERE o.target = t.target AND o.level = k.level
                           AND (o.attribute IS NULL OR o.attribute = k.attributes)) THEN q END AS q
  FROM questions t, (SELECT DISTINCT class, level, attributes FROM units) k;
CREATE TEMP TABLE asked AS SELECT DISTINCT class, i, q, parts, threshold FROM of_class WHERE q IS NOT NULL;

-- One wide row for each row of the file that can be read.
CREATE TEMP TABLE checked AS
WITH texts AS (
  SELECT f.*, file_row_number + 1 AS row, starts_with(value, 'trên ') AS above,
         replace(replace(replace(value, 'trên ', ''), '%', ''), ',', '.') AS digits_text
  FROM read_parquet('{folder}/readings.parquet', file_row_number = true) f),
numbers AS (
  SELECT *, CASE WHEN contains(digits_text, '.') THEN length(digits_text) - instr(digits_text, '.') ELSE 0 END AS digits,
         TRY_CAST(replace(digits_text, '.', '') AS BIGINT) AS shown
  FROM texts)
SELECT row, u, p, class, i, part_no AS part, coalesce(scope_no, 0) AS scope, place, above, digits, shown,
       CASE WHEN numerator IS NULL AND denominator = 0 THEN 0 ELSE numerator END AS n, denominator AS d, numerator IS NOT NULL AS has_n,
       (((u * 4096 + p) * 64 + i) * 16 + part_no) * 4096 + coalesce(scope_no, 0) AS thing,
       value IS NOT NULL OR numerator IS NOT NULL OR denominator IS NOT NULL AS is_reading,
       CASE WHEN u IS NULL THEN 'unknown-unit' WHEN f."to" < f."from" THEN 'ends-before-it-begins'
            WHEN i IS NULL THEN 'unknown-indicator' WHEN value = '-' THEN 'no-figure'
            WHEN value IS NOT NULL AND shown IS NULL THEN 'not-a-number'
            WHEN digits = 3 AND value NOT LIKE '%\%' ESCAPE '\' THEN 'ambiguous-number'
            WHEN abs(numerator) > 10000000000 OR abs(denominator) > 10000000000 THEN 'number-too-large' END AS reason
FROM numbers f LEFT JOIN units USING (unit) LEFT JOIN periods USING ("from", "to")
     LEFT JOIN kinds k ON k.indicator = f.indicator AND k.part IS NOT DISTINCT FROM f.part
     LEFT JOIN scopes USING (scope);
CREATE TEMP TABLE alike AS SELECT thing FROM checked WHERE reason IS NULL GROUP BY thing HAVING count(*) > 1;
CREATE TEMP TABLE doubled AS
  SELECT unnest(rows) AS row
  FROM (SELECT list(row) AS rows FROM checked SEMI JOIN alike USING (thing) WHERE reason IS NULL
        GROUP BY thing, place HAVING count(*) > 1);
CREATE TEMP TABLE bad AS
  SELECT row, reason FROM checked WHERE reason IS NOT NULL UNION ALL SELECT row, 'duplicate-reading' FROM doubled;
CREATE TEMP TABLE lost AS
  SELECT u, p, i, count(*) AS rejected_rows FROM checked WHERE row IN (SELECT row FROM bad) GROUP BY ALL;
CREATE TEMP TABLE cases AS
  SELECT DISTINCT u, p, class FROM checked WHERE reason IS NULL AND row NOT IN (FROM doubled);

-- What each reading is worth, and what is wrong with it by itself.
CREATE TEMP TABLE r AS
WITH scaled AS (
  SELECT * EXCLUDE (reason, is_reading), shown * power AS s, n IS NOT NULL AND d IS NOT NULL AS counts,
         n * 100000000 // nullif(d, 0) AS cf,
         CASE WHEN NOT above THEN 200 * n * (1000000 // power) END AS twice
  FROM (SELECT *, CASE digits WHEN 0 THEN 1000000 WHEN 1 THEN 100000 WHEN 2 THEN 10000 WHEN 3 THEN 1000 WHEN 4 THEN 100
                              WHEN 5 THEN 10 ELSE 1 END AS power FROM checked)
  WHERE reason IS NULL AND is_reading AND row NOT IN (FROM doubled)),
bounded AS (
  SELECT *, cf + (cf * d < n * 100000000)::INT AS cc,
         s AS lf, s + above::INT AS lc, CASE WHEN above THEN 10000000000000000 ELSE s END AS hf,
         CASE WHEN above THEN s + 1 ELSE s - (power + 1) // 2 END AS sl,
         CASE WHEN above THEN 10000000000000000 ELSE s + power - 1 END AS sh,
         CASE WHEN d > 0 AND NOT above
              THEN least(abs(shown - (twice + d) // (2 * d)), abs(shown - twice // (2 * d))) END AS off
  FROM scaled),
agreeing AS (
  SELECT *, coalesce(off = 0, false) OR coalesce(d > 0 AND lf <= cf AND lc <= cc AND cf <= hf AND cc <= hf, false) AS agrees,
         coalesce(lc > 100000000, false) AS stated_impossible,
         coalesce(cc > 100000000 OR (d = 0 AND n > 0), false) AS counts_impossible,
         coalesce(n = 0 AND d = 0, false) AS idle
  FROM bounded)
SELECT * EXCLUDE (twice, power, above), stated_impossible OR counts_impossible AS impossible,
       cf IS NOT NULL AND NOT counts_impossible AS by_counts,
       s IS NOT NULL AND NOT agrees AND NOT stated_impossible AND NOT counts_impossible AND NOT idle AS as_stated,
       stated_impossible OR counts_impossible OR (s IS NULL AND NOT counts) AS groundless
FROM agreeing;

-- The answer to each question of each case: what its parts give, the weaker decides; and the weakest value that does.
CREATE TEMP TABLE answers AS
WITH given AS (
  SELECT u, p, q, part, parts, row, groundless, idle, by_counts AND cf >= threshold AS pass_c,
         by_counts AND cf < threshold AS fail_c, as_stated AND lf >= threshold AS pass_s,
         as_stated AND hf < threshold AS fail_s, as_stated AND lf < threshold AND hf >= threshold AS open_s,
         lf::HUGEINT * 100000000000000000000000000 + row * 2 AS key_s,
         (cf::HUGEINT * 10000000000000000 + (n * 100000000 - cf * d) * 100000000 // nullif(d, 0) * 100000000
           + (n * 100000000 - cf * d) * 100000000 % nullif(d, 0) * 100000000 // nullif(d, 0)) * 10000000000 + row * 2 + 1 AS key_c
  FROM r JOIN asked USING (class, i) WHERE scope = 0),
of_parts AS (
  SELECT u, p, q, part, any_value(parts) AS parts, coalesce(bool_or(pass_c OR pass_s), false) AS pass,
         coalesce(bool_or(fail_c OR fail_s), false) AS fail, bool_or(groundless) AS groundless,
         coalesce(bool_or(open_s), false) AS open, bool_or(idle) AS idle,
         min(least(CASE WHEN pass_c THEN key_c END, CASE WHEN pass_s THEN key_s END)) AS pass_key,
         min(least(CASE WHEN fail_c THEN key_c END, CASE WHEN fail_s THEN key_s END)) AS fail_key, min(row) FILTER (idle) AS idle_row
  FROM given GROUP BY u, p, q, part),
standing AS (
  SELECT *, CASE WHEN pass AND fail THEN 'part-is-contested' WHEN pass THEN 'pass' WHEN fail THEN 'fail'
                 WHEN groundless THEN 'part-is-groundless' WHEN open THEN 'part-is-undecided' ELSE 'idle' END AS stands
  FROM of_parts),
together AS (
  SELECT u, p, q, bool_or(stands = 'fail') AS fails, bool_or(stands = 'pass') AS passes,
         min(stands) FILTER (stands LIKE 'part-%') AS open_rule,
         count(*) FILTER (part > 0) BETWEEN 1 AND any_value(parts) - 1
           AND NOT bool_or(part = 0 AND stands <> 'idle') AS lacks,
         min(fail_key) FILTER (stands = 'fail') AS fail_key, min(pass_key) FILTER (stands = 'pass') AS pass_key,
         min(idle_row) FILTER (stands = 'idle') AS idle_row
  FROM standing GROUP BY u, p, q)
SELECT u, p, q, CASE WHEN fails THEN 'fail' WHEN open_rule IS NOT NULL THEN 'inconclusive' WHEN lacks THEN 'missing'
                     WHEN passes THEN 'pass' ELSE 'no_activity' END AS verdict, open_rule,
       (CASE WHEN fails THEN fail_key WHEN open_rule IS NULL AND NOT lacks AND passes THEN pass_key END % 10000000000)::BIGINT AS key,
       CASE WHEN NOT (fails OR open_rule IS NOT NULL OR lacks OR passes) THEN idle_row END AS idle_row
FROM together;
CREATE TEMP TABLE answered AS
SELECT a.*, r.row, r.place,
       CASE WHEN key % 2 = 1 OR (idle_row IS NOT NULL AND has_n) THEN 'counts' WHEN r.s IS NOT NULL THEN 'stated'
            WHEN idle_row IS NOT NULL THEN 'none' END AS basis,
       CASE WHEN key % 2 = 1 OR (idle_row IS NOT NULL AND has_n) THEN r.n END AS n,
       CASE WHEN key % 2 = 1 OR (idle_row IS NOT NULL AND has_n) THEN r.d END AS d,
       CASE WHEN key % 2 = 1 THEN r.cf WHEN key IS NOT NULL AND r.lf = r.hf THEN r.lf END AS actual
FROM answers a LEFT JOIN r ON r.row = coalesce(key // 2, idle_row);

CREATE TEMP TABLE findings AS
SELECT u, p, position, set, target, indicator, comparator, threshold, actual, basis, n, d, place, row, open_rule,
       CASE WHEN o.q IS NULL THEN 'not_applicable' ELSE coalesce(verdict, 'missing') END AS verdict,
       o.q IS NOT NULL AND verdict IS NULL AS silent, coalesce(rejected_rows, 0) AS rejected_rows
FROM cases c JOIN of_class o USING (class) LEFT JOIN answered a USING (u, p, q) LEFT JOIN lost USING (u, p, i);
COPY (
  SELECT unit, "from", "to", target, indicator, verdict,
    CASE verdict WHEN 'not_applicable' THEN 'not-concerned' WHEN 'fail' THEN 'some-part-fails'
         WHEN 'inconclusive' THEN 'some-part-is-inconclusive' WHEN 'pass' THEN 'every-part-passes'
         WHEN 'no_activity' THEN 'nothing-to-measure'
         ELSE CASE WHEN silent THEN 'nothing-reported' ELSE 'some-part-is-missing' END END AS rule,
    CASE verdict WHEN 'not_applicable' THEN 'not-concerned' WHEN 'fail' THEN 'at-least-not-reached'
         WHEN 'inconclusive' THEN open_rule WHEN 'pass' THEN 'at-least-reached' WHEN 'no_activity' THEN 'part-has-no-activity'
         ELSE CASE WHEN silent THEN 'nothing-reported' ELSE 'part-is-missing' END END AS reason,
    (actual::DECIMAL(18, 0) * 0.000001::DECIMAL(7, 6))::DECIMAL(18, 6) AS actual, comparator,
    (threshold::DECIMAL(18, 0) * 0.000001::DECIMAL(7, 6))::DECIMAL(18, 6) AS threshold,
    ((actual - threshold)::DECIMAL(18, 0) * 0.000001::DECIMAL(7, 6))::DECIMAL(18, 6) AS margin, basis, n AS numerator,
    d AS denominator,
    CASE WHEN verdict = 'fail' AND basis = 'counts' THEN (threshold * d + 99999999) // 100000000 - n END AS shortfall,
    NULL::BIGINT AS surplus, place, row, rejected_rows
  FROM findings JOIN units USING (u) JOIN periods USING (p) ORDER BY u, p, position
) TO '{output}' (FORMAT parquet);
COPY (
  WITH of_sets AS (
    SELECT u, p, set, bool_or(verdict = 'fail') AS fails, bool_or(verdict IN ('missing', 'inconclusive')) AS open,
           bool_or(verdict = 'pass') AS passes
    FROM findings GROUP BY u, p, set)
  SELECT unit, "from", "to", set, CASE WHEN fails THEN 'not_met' WHEN passes AND NOT open THEN 'met' ELSE 'undetermined' END AS result,
         CASE WHEN fails THEN 'set-is-not-met' WHEN open THEN 'set-is-open' WHEN passes THEN 'set-is-met' ELSE 'set-is-empty' END AS rule
  FROM of_sets JOIN units USING (u) JOIN periods USING (p) ORDER BY u, p, set
) TO '{output_sets}' (FORMAT parquet);

-- Values of things that are reported twice, beside each other.
CREATE TEMP TABLE pairs AS
WITH several AS (SELECT * FROM r SEMI JOIN alike USING (thing)),
vals AS (
  SELECT row, thing, u, p, class, i, as_stated AND by_counts AS twofold, true AS counted, cf AS lf, cf AS hf, cf AS sl, cc AS sh
  FROM several WHERE by_counts
  UNION ALL SELECT row, thing, u, p, class, i, as_stated AND by_counts, false, lf, hf, sl, sh
  FROM several WHERE as_stated),
beside AS (
  SELECT a.u, a.p, a.class, a.i, least(a.row, b.row) AS row, greatest(a.row, b.row) AS other, a.sh < b.sl AS differ, a.hf, b.lf
  FROM vals a JOIN vals b ON a.thing = b.thing AND a.row <> b.row AND (a.sh < b.sl OR a.hf < b.lf)
       AND (a.counted = b.counted OR NOT (a.twofold OR b.twofold)))
SELECT u, p, row, other, bool_or(differ) AS differ,
       bool_or(EXISTS (FROM asked WHERE asked.class = beside.class AND asked.i = beside.i AND hf < threshold AND lf >= threshold)) AS contest
FROM beside GROUP BY u, p, row, other;
-- Readings of a whole indicator beside those of its parts, and of a part of the unit beside those of all of it.
CREATE TEMP TABLE wholes AS
WITH of_parts AS (
  SELECT u, p, i, part, bool_or(by_counts OR as_stated) AS said,
         least(min(cf) FILTER (d > 0), min(sl)) AS sl, greatest(max(cc) FILTER (d > 0), max(sh)) AS sh
  FROM r JOIN indicators USING (i) WHERE part > 0 AND scope = 0 AND parts > 0 GROUP BY ALL),
ranges AS (
  SELECT u, p, i, min(sl) AS sl, max(sh) AS sh FROM of_parts JOIN indicators USING (i) WHERE said
  GROUP BY u, p, i, parts HAVING count(*) = parts)
SELECT r.u, r.p, r.row, (by_counts AND ranges.sh < cf) OR (as_stated AND ranges.sh < r.sl) AS is_above,
       (by_counts AND ranges.sl > cc) OR (as_stated AND ranges.sl > r.sh) AS is_below
FROM r JOIN ranges USING (u, p, i) WHERE part = 0 AND scope = 0;
CREATE TEMP TABLE beyond AS
WITH unscoped AS (SELECT u, p, i, part, row, n, d FROM r WHERE scope = 0 AND counts),
scoped AS (SELECT u, p, i, part, row, n, d FROM r WHERE scope > 0 AND counts),
most AS (SELECT u, p, i, part, max(n) AS n, max(d) AS d FROM unscoped SEMI JOIN scoped USING (u, p, i, part) GROUP BY ALL)
SELECT u, p, least(w.row, s.row) AS row, greatest(w.row, s.row) AS other, s.n > most.n AS above_line
FROM scoped s JOIN most USING (u, p, i, part) JOIN unscoped w USING (u, p, i, part) WHERE s.n > most.n OR s.d > most.d;
-- Periods whose counts are those of an earlier one of the unit, at least three different pairs of them.
CREATE TEMP TABLE repeated AS
WITH figures AS (SELECT DISTINCT u, p, i, part, scope, n, d FROM r WHERE d > 0 AND n IS NOT NULL),
shared AS (SELECT u, i, part, scope, n, d FROM figures GROUP BY ALL HAVING count(*) > 1),
again AS (FROM figures SEMI JOIN shared USING (u, i, part, scope, n, d))
SELECT DISTINCT u, p FROM (
  SELECT u, new.p FROM again new JOIN again old USING (u, i, part, scope, n, d) JOIN periods a ON a.p = new.p JOIN periods b ON b.p = old.p
  WHERE b."to" < a."to" OR (b."to" = a."to" AND b."from" < a."from")
  GROUP BY u, new.p, old.p HAVING count(DISTINCT (n, d)) >= 3);

COPY (
  WITH found AS (
    SELECT u, p, 'impossible-value' AS "check", 'error' AS severity, 'impossible-value' AS rule, row, row AS other FROM r WHERE impossible
    UNION ALL SELECT u, p, 'stated-vs-counts', 'error', CASE WHEN sh < cf THEN 'bounds-below-counts' ELSE 'bounds-above-counts' END, row, row
      FROM r WHERE off IS NULL AND NOT impossible AND d > 0 AND (sh < cf OR sl > cc)
    UNION ALL SELECT u, p, 'stated-vs-counts', 'error',
        CASE WHEN off > 1 THEN 'stated-against-counts' ELSE 'stated-whole-percent-against-counts' END, row, row
      FROM r WHERE (off > 1 OR (off = 1 AND digits = 0)) AND NOT agrees AND NOT impossible
    UNION ALL SELECT u, p, 'stated-vs-counts', CASE WHEN split THEN 'error' ELSE 'warning' END,
        CASE WHEN split THEN 'last-digit-that-decides' ELSE 'stated-misses-counts-by-its-last-digit' END, row, row
      FROM (SELECT *, EXISTS (FROM asked WHERE asked.class = r.class AND asked.i = r.i AND as_stated AND by_counts
                              AND ((cf < threshold AND lf >= threshold) OR (hf < threshold AND cf >= threshold))) AS split
            FROM r WHERE off = 1 AND digits > 0 AND NOT agrees AND NOT impossible)
    UNION ALL SELECT u, p, 'rate-without-activity', CASE WHEN lf = 100000000 THEN 'warning' ELSE 'error' END,
        CASE WHEN lf = 100000000 THEN 'full-rate-without-activity' ELSE 'rate-without-activity' END, row, row
      FROM r WHERE idle AND (lf = 100000000 OR (hf > 0 AND lf < 100000000))
    UNION ALL SELECT DISTINCT u, p, 'exactly-the-threshold', 'note', 'exactly-what-is-asked', row, row
      FROM r JOIN asked USING (class, i)
      WHERE as_stated AND NOT counts AND scope = 0 AND lf = threshold AND hf = threshold AND threshold BETWEEN 1 AND 99999999
    UNION ALL SELECT u, p, 'contradicting-values', 'error', 'contradicting-values', row, other FROM pairs WHERE contest
    UNION ALL SELECT u, p, 'differing-values', 'warning', 'differing-values', row, other FROM pairs WHERE differ AND NOT contest
    UNION ALL SELECT u, p, 'whole-beyond-parts', 'warning', CASE WHEN is_above THEN 'whole-above-every-part' ELSE 'whole-below-every-part' END, row, row
      FROM wholes WHERE is_above OR is_below
    UNION ALL SELECT u, p, 'part-beyond-whole', 'warning',
        CASE WHEN bool_or(above_line) THEN 'part-of-the-unit-beyond-it' ELSE 'part-of-the-unit-beyond-it-below' END, row, other
      FROM beyond GROUP BY u, p, row, other
    UNION ALL SELECT u, p, 'identical-figures', 'note', 'figures-of-an-earlier-period', NULL, NULL FROM repeated
    UNION ALL SELECT u, p, 'everything-is-full', 'note', 'everything-is-full', NULL, NULL
      FROM r GROUP BY u, p
      HAVING count(*) >= 5 AND bool_or(by_counts OR as_stated) AND NOT bool_or(groundless OR idle)
        AND NOT bool_or(coalesce(by_counts AND (cf < 100000000 OR cc > 100000000), false)
                        OR (as_stated AND (lf < 100000000 OR hf > 100000000))))
  SELECT unit, "from", "to", "check", severity, rule, indicator, f.row, a.place, f.other AS other_row, b.place AS other_place
  FROM found f JOIN units USING (u) JOIN periods USING (p) LEFT JOIN r a ON a.row = f.row LEFT JOIN r b ON b.row = f.other
       LEFT JOIN indicators ON indicators.i = a.i
  ORDER BY f.u, f.p, f.row, f.other, "check"
) TO '{output_discrepancies}' (FORMAT parquet);

COPY (
  SELECT b.row, b.reason, c."column",
         CASE c."column" WHEN 'unit' THEN unit WHEN 'to' THEN "to"::VARCHAR WHEN 'indicator' THEN indicator WHEN 'value' THEN value
              WHEN 'numerator' THEN numerator::VARCHAR WHEN 'denominator' THEN denominator::VARCHAR ELSE place END AS found,
         unit, "from"::VARCHAR AS "from", "to"::VARCHAR AS "to", indicator, part, scope, NULL::VARCHAR AS target, value,
         numerator::VARCHAR AS numerator, denominator::VARCHAR AS denominator, NULL::VARCHAR AS threshold, place,
         NULL::VARCHAR AS document
  FROM bad b JOIN read_parquet('{folder}/readings.parquet', file_row_number = true) f ON f.file_row_number = b.row - 1,
       LATERAL (SELECT CASE b.reason WHEN 'unknown-unit' THEN 'unit' WHEN 'ends-before-it-begins' THEN 'to'
         WHEN 'unknown-indicator' THEN 'indicator' WHEN 'duplicate-reading' THEN 'place'
         WHEN 'number-too-large' THEN CASE WHEN abs(f.numerator) > 10000000000 THEN 'numerator' ELSE 'denominator' END
         ELSE 'value' END AS "column") c
  ORDER BY b.row
) TO '{output_rejected}' (FORMAT parquet);
