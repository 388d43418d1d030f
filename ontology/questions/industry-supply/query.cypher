MATCH (s:School)-[h:HAS_CLUSTER]->(g:ProgramCluster)-[v:SERVES_INDUSTRY]->(i:Industry)
WHERE ($industry = '' OR i.id = $industry)
  AND ($school = '' OR s.id = $school)
  AND ($region = '' OR EXISTS { MATCH (s)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region })
OPTIONAL MATCH (g)-[c:CORE_PROGRAM]->(p:Program)
RETURN i.id AS industry, i.name AS industry_name, s.id AS school, s.name AS school_name, collect(DISTINCT g.name) AS clusters,
  collect(DISTINCT p.name) AS programs, collect(DISTINCT v.report) AS reports,
  collect(DISTINCT h.fact) + collect(DISTINCT v.fact) + collect(DISTINCT c.fact) AS facts
ORDER BY industry_name, school_name, industry, school
