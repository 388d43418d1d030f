MATCH (s:Region|School)-[:HAS_OBSERVATION]->(o:Observation)
WHERE ($subject = '' OR s.id = $subject)
  AND ($indicator = '' OR o.indicator = $indicator)
  AND ($from_year = 0 OR o.year >= $from_year)
  AND ($to_year = 0 OR o.year <= $to_year)
RETURN s.id AS subject, s.name AS subject_name, o.indicator AS indicator, o.year AS year, o.value AS value, min(o.unit) AS unit,
  collect(DISTINCT o.report) AS reports, collect(DISTINCT o.fact) AS facts
ORDER BY indicator, subject_name, subject, year, value
