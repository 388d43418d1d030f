MATCH (s:Region|School)-[:HAS_OBSERVATION]->(a:Observation), (s)-[:HAS_OBSERVATION]->(b:Observation)
WHERE a.year = $from_year AND b.year = $to_year AND a.indicator = b.indicator AND a.year <> b.year
  AND ($subject = '' OR s.id = $subject)
  AND ($indicator = '' OR a.indicator = $indicator)
RETURN s.id AS subject, s.name AS subject_name, a.indicator AS indicator, min(a.unit) AS unit, a.value AS from_value, b.value AS to_value,
  b.value - a.value AS change, collect(DISTINCT a.fact) + collect(DISTINCT b.fact) AS facts
ORDER BY indicator, subject_name, subject, from_value, to_value
