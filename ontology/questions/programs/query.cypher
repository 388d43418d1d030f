MATCH (s:School)-[o:OFFERS]->(p:Program)
WHERE ($school = '' OR s.id = $school)
  AND ($program = '' OR p.id = $program)
  AND ($region = '' OR EXISTS { MATCH (s)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region })
OPTIONAL MATCH (s)-[place:LOCATED_IN]->(r:Region)
RETURN p.id AS program, p.name AS program_name, count(DISTINCT s.id) AS school_count, collect(DISTINCT s.name) AS schools,
  collect(DISTINCT s.id) AS school_ids, collect(DISTINCT r.name) AS regions, collect(DISTINCT o.report) AS reports,
  collect(DISTINCT o.fact) + collect(DISTINCT place.fact) AS facts
ORDER BY school_count DESC, program_name, program
