MATCH (s:School)-[p:PARTNERS_WITH]->(:Enterprise)
WHERE ($school = '' OR s.id = $school)
  AND ($region = '' OR EXISTS { MATCH (s)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region })
UNWIND p.forms AS form
OPTIONAL MATCH (s)-[:LOCATED_IN]->(r:Region)
WITH p, form, CASE $by WHEN 'region' THEN r.id WHEN 'school' THEN s.id ELSE '' END AS subject,
  CASE $by WHEN 'region' THEN r.name WHEN 'school' THEN s.name ELSE '' END AS subject_name
WHERE subject IS NOT NULL
RETURN subject, subject_name, form, count(DISTINCT p.fact) AS count, collect(DISTINCT p.fact) AS facts
ORDER BY subject_name, subject, count DESC, form
