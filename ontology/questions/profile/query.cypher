MATCH (s:Region|School)-[:HAS_OBSERVATION]->(o:Observation)
WHERE s.id = $subject AND ($year = 0 OR o.year = $year)
RETURN s.id AS subject, s.name AS subject_name, o.indicator AS indicator, o.year AS year, o.value AS value, min(o.unit) AS unit,
  collect(DISTINCT o.report) AS reports, collect(DISTINCT o.fact) AS facts
ORDER BY indicator, year, value
