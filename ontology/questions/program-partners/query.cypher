MATCH (s:School)-[w:PARTNERS_WITH]->(e:Enterprise)
WHERE ($program = '' OR $program IN w.programIds)
  AND ($enterprise = '' OR e.id = $enterprise)
  AND ($school = '' OR s.id = $school)
  AND ($region = '' OR EXISTS { MATCH (s)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region })
UNWIND w.programIds AS program
MATCH (p:Program)
WHERE p.id = program AND ($program = '' OR p.id = $program)
RETURN p.id AS program, p.name AS program_name, e.id AS enterprise, e.name AS enterprise_name, collect(DISTINCT s.name) AS schools,
  collect(DISTINCT s.id) AS school_ids, collect(DISTINCT w.forms) AS forms, collect(DISTINCT w.report) AS reports, collect(DISTINCT w.fact) AS facts
ORDER BY program_name, enterprise_name, program, enterprise
