MATCH (source:Report)
WHERE $report = '' OR source.id = $report OR 'report-' + source.id = $report
UNWIND ['stated', 'rejected', 'item'] AS part
WITH source, part WHERE $part = '' OR part = $part
OPTIONAL MATCH (s)-[r]->(o) WHERE part = 'stated' AND $reason = '' AND $rejection = '' AND r.report = source.id
OPTIONAL MATCH (x:Rejection) WHERE part <> 'stated' AND x.report = source.id AND ($reason = '' OR x.reason = $reason)
  AND ($rejection = '' OR x.id = $rejection)
WITH source, part, r, x, coalesce(r.claim, x.id) AS counted, part = 'item' AS one WHERE r.claim IS NOT NULL OR x.id IS NOT NULL
RETURN source.id AS report, source.title AS report_title, source.year AS year, part,
  CASE WHEN part <> 'stated' THEN x.kind WHEN r.type = 'mentionedIn' THEN 'entity' WHEN r.type = 'hasObservation' THEN 'observation' ELSE 'relation' END AS kind,
  CASE WHEN part = 'stated' THEN r.type ELSE x.candidate END AS relation, count(DISTINCT counted) AS count,
  x.reason AS reason, x.reasonZh AS reason_zh, x.reasonEn AS reason_en,
  CASE WHEN one THEN x.name ELSE null END AS label, CASE WHEN one THEN x.start ELSE null END AS start, CASE WHEN one THEN x.`end` ELSE null END AS `end`,
  CASE WHEN one THEN x.page ELSE null END AS page, CASE WHEN one THEN x.section ELSE null END AS section,
  CASE WHEN one THEN x.surface ELSE null END AS surface, CASE WHEN one THEN x.id ELSE null END AS rejection, collect(DISTINCT r.fact) AS facts
ORDER BY report, part DESC, count DESC, kind, relation, reason, rejection
