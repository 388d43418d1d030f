MATCH (s:Region|School)-[:HAS_OBSERVATION]->(a:Observation), (s)-[:HAS_OBSERVATION]->(b:Observation)
WHERE a.indicator = b.indicator AND a.year = b.year AND a.value < b.value
  AND ($subject = '' OR s.id = $subject)
  AND ($indicator = '' OR a.indicator = $indicator)
  AND ($year = 0 OR a.year = $year)
RETURN s.id AS subject, s.name AS subject_name, a.indicator AS indicator, a.year AS year, min(a.unit) AS unit, a.value AS value,
  collect(DISTINCT a.report) AS reports, b.value AS other_value, collect(DISTINCT b.report) AS other_reports,
  b.value - a.value AS difference, collect(DISTINCT a.fact) + collect(DISTINCT b.fact) AS facts
ORDER BY indicator, subject_name, subject, year, value, other_value
