MATCH (s)-[r]->(o), (source:Report)
WHERE source.id = r.report AND o.type <> 'Observation' AND o.type <> 'Report'
  AND $from_year <> $to_year AND (source.year = $from_year OR source.year = $to_year)
  AND ($region = '' OR EXISTS { MATCH (x:Region) WHERE x.id = $region AND x.name = source.region })
WITH r.type AS relation, s.id AS subject, s.name AS subject_name, o.id AS object, o.name AS object_name, r.fact AS fact,
  min(source.year) AS earliest, max(source.year) AS latest, collect(DISTINCT r.report) AS reports
WHERE earliest = latest
RETURN CASE WHEN earliest = $to_year THEN 'began' ELSE 'no-longer-reported' END AS change, relation, subject, subject_name, object, object_name,
  reports, [fact] AS facts
ORDER BY change, relation, subject_name, object_name, subject, object
