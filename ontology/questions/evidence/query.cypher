MATCH (s)-[r]->(o)
WHERE ($entity = '' OR s.id = $entity OR o.id = $entity)
  AND ($fact = '' OR coalesce(r.fact, o.fact) = $fact OR coalesce(r.claim, o.claim) = $fact)
MATCH (source:Report)
WHERE source.id = coalesce(r.report, o.report)
  AND ($report = '' OR source.id = $report OR 'report-' + source.id = $report)
UNWIND coalesce(r.places, o.places) AS place
RETURN coalesce(r.fact, o.fact) AS fact, coalesce(r.claim, o.claim) AS claim, r.type AS relation,
  s.id AS subject, s.name AS subject_name,
  CASE WHEN o.type = 'Observation' OR o.type = 'Report' THEN '' ELSE o.id END AS object,
  CASE WHEN o.type = 'Observation' OR o.type = 'Report' THEN '' ELSE o.name END AS object_name,
  o.indicator AS indicator, CASE WHEN o.type = 'Report' THEN null ELSE coalesce(r.year, o.year) END AS year, o.value AS value, o.unit AS unit,
  coalesce(r.confidence, o.confidence) AS confidence, source.id AS report, source.title AS report_title, place
ORDER BY report, relation, subject, object, claim, place
