MATCH (s)-[r]->(o), (source:Report)
WHERE source.id = r.report
  AND ($entity = '' OR s.id = $entity OR o.id = $entity)
  AND ($fact = '' OR r.fact = $fact OR r.claim = $fact)
  AND ($report = '' OR r.report = $report OR 'report-' + r.report = $report)
UNWIND coalesce(r.places, o.places) AS place
RETURN r.fact AS fact, r.claim AS claim, r.type AS relation, s.id AS subject, s.name AS subject_name,
  CASE WHEN o.type = 'Observation' OR o.type = 'Report' THEN '' ELSE o.id END AS object,
  CASE WHEN o.type = 'Observation' OR o.type = 'Report' THEN '' ELSE o.name END AS object_name,
  o.indicator AS indicator, CASE WHEN o.type = 'Report' THEN null ELSE coalesce(r.year, o.year) END AS year, o.value AS value, o.unit AS unit,
  coalesce(r.confidence, o.confidence) AS confidence, r.report AS report, source.title AS report_title, place
ORDER BY report, relation, subject, object, claim, place
