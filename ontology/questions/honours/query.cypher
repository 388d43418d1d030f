MATCH (s:School)-[a:AWARDED]->(h:Honour)
WHERE ($school = '' OR s.id = $school)
  AND ($honour = '' OR h.id = $honour)
  AND ($region = '' OR EXISTS { MATCH (s)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region })
RETURN s.id AS school, s.name AS school_name, h.id AS honour, h.name AS honour_name, collect(DISTINCT a.year) AS years,
  collect(DISTINCT a.report) AS reports, collect(DISTINCT a.fact) AS facts
ORDER BY school_name, honour_name, school, honour
