MATCH (s)-[r]->(o), (source:Report)
WHERE source.id = r.report AND ($report = '' OR r.report = $report OR 'report-' + r.report = $report)
RETURN source.id AS report, source.title AS report_title, source.year AS year, r.type AS relation, count(DISTINCT r.claim) AS count,
  collect(DISTINCT r.fact) AS facts
ORDER BY report, count DESC, relation
