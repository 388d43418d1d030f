MATCH (s:School)-[p:PARTNERS_WITH]->(e:Enterprise), (source:Report)
WHERE source.id = p.report
  AND ($school = '' OR s.id = $school)
  AND ($enterprise = '' OR e.id = $enterprise)
  AND ($program = '' OR $program IN p.programIds)
  AND ($form = '' OR $form IN p.forms)
  AND ($year = 0 OR coalesce(p.year, source.year) = $year)
  AND ($region = '' OR EXISTS { MATCH (s)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region })
OPTIONAL MATCH (s)-[place:LOCATED_IN]->(r:Region)
RETURN s.id AS school, s.name AS school_name, e.id AS enterprise, e.name AS enterprise_name,
  collect(DISTINCT r.name) AS regions, collect(DISTINCT p.forms) AS forms, collect(DISTINCT p.programs) AS programs,
  collect(DISTINCT coalesce(p.year, source.year)) AS years, collect(DISTINCT p.report) AS reports,
  collect(DISTINCT p.fact) + collect(DISTINCT place.fact) AS facts
ORDER BY school_name, enterprise_name, school, enterprise
