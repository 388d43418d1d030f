UNWIND ['figure', 'place', 'leader', 'year', 'denied'] AS kind
WITH kind WHERE ($kind = '' OR kind = $kind) AND (kind = 'figure' OR ($indicator = '' AND $year = 0))
OPTIONAL MATCH (s:Region|School)-[:HAS_OBSERVATION]->(a:Observation), (s)-[:HAS_OBSERVATION]->(b:Observation)
  WHERE kind = 'figure' AND a.indicator = b.indicator AND a.year = b.year AND a.value < b.value
    AND ($subject = '' OR s.id = $subject) AND ($indicator = '' OR a.indicator = $indicator) AND ($year = 0 OR a.year = $year)
OPTIONAL MATCH (l:Region|School)-[la:LOCATED_IN|PART_OF]->(x:Region), (l)-[lb:LOCATED_IN|PART_OF]->(y:Region)
  WHERE kind = 'place' AND x.id < y.id AND ($subject = '' OR l.id = $subject)
    AND NOT EXISTS { MATCH (x)-[:PART_OF*1..4]->(y) } AND NOT EXISTS { MATCH (y)-[:PART_OF*1..4]->(x) }
OPTIONAL MATCH (m)-[ma:LEADS]->(g:EducationGroup), (n)-[mb:LEADS]->(g)
  WHERE kind = 'leader' AND m.id < n.id AND ($subject = '' OR m.id = $subject OR n.id = $subject)
OPTIONAL MATCH (w)-[wa:AWARDED]->(h:Honour), (w)-[wb:AWARDED]->(h)
  WHERE kind = 'year' AND wa.year < wb.year AND ($subject = '' OR w.id = $subject)
OPTIONAL MATCH (d)-[dr]->(e), (z:Rejection)
  WHERE kind = 'denied' AND (z.reason = 'denied' OR z.reason = 'ended') AND z.candidate = dr.type AND z.report <> dr.report
    AND (z.name = d.name + ' ' + e.name OR z.name = d.name + ' → ' + e.name) AND ($subject = '' OR d.id = $subject OR e.id = $subject)
WITH kind, s, a, b, l, la, lb, x, y, g, ma, mb, m, n, w, wa, wb, h, d, dr, e, z, coalesce(s.id, l.id, g.id, w.id, d.id) AS about
WHERE about IS NOT NULL
RETURN kind, about AS subject, coalesce(s.name, l.name, g.name, w.name, d.name) AS subject_name, a.indicator AS indicator, a.year AS year,
  min(a.unit) AS unit, a.value AS value, coalesce(la.type, ma.type, wa.type, dr.type) AS relation,
  coalesce(h.id, e.id) AS object, coalesce(h.name, e.name) AS object_name,
  coalesce(x.name, m.name, toString(wa.year), CASE WHEN kind = 'denied' THEN 'stated' ELSE null END) AS said,
  collect(DISTINCT coalesce(a.report, la.report, ma.report, wa.report, dr.report)) AS reports, b.value AS other_value,
  coalesce(y.name, n.name, toString(wb.year), z.reason) AS other_said,
  collect(DISTINCT coalesce(b.report, lb.report, mb.report, wb.report, z.report)) AS other_reports, b.value - a.value AS difference,
  collect(DISTINCT coalesce(a.fact, la.fact, ma.fact, wa.fact, dr.fact)) + collect(DISTINCT coalesce(b.fact, lb.fact, mb.fact, wb.fact)) AS facts
ORDER BY kind, indicator, relation, subject_name, subject, year, value, other_value, object, said, other_said
