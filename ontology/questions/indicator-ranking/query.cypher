MATCH (s:Region)-[:HAS_OBSERVATION]->(o:Observation)
WHERE o.indicator = $indicator AND o.year = $year
  AND ($region = '' OR EXISTS { MATCH (s)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region })
RETURN s.id AS subject, s.name AS subject_name, o.indicator AS indicator, o.year AS year, o.value AS value, min(o.unit) AS unit,
  collect(DISTINCT o.report) AS reports, collect(DISTINCT o.fact) AS facts
ORDER BY value DESC, subject_name, subject
