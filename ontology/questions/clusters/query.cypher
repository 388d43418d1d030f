MATCH (g:ProgramCluster)-[m:MENTIONED_IN]->(:Report)
WHERE ($cluster = '' OR g.id = $cluster)
  AND ($school = '' OR EXISTS { MATCH (x:School)-[:HAS_CLUSTER]->(g) WHERE x.id = $school })
  AND ($program = '' OR EXISTS { MATCH (g)-[:CORE_PROGRAM]->(x:Program) WHERE x.id = $program })
  AND ($industry = '' OR EXISTS { MATCH (g)-[:SERVES_INDUSTRY]->(x:Industry) WHERE x.id = $industry })
  AND ($region = '' OR EXISTS {
    MATCH (g)<-[:HAS_CLUSTER]-(:School)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region })
WITH g, collect(DISTINCT m.report) AS reports, collect(DISTINCT m.fact) AS f0
OPTIONAL MATCH (s:School)-[h:HAS_CLUSTER]->(g)
WITH g, reports, f0, collect(DISTINCT s.name) AS schools, collect(DISTINCT s.id) AS school_ids, collect(DISTINCT h.fact) AS f1
OPTIONAL MATCH (g)-[c:CORE_PROGRAM]->(p:Program)
WITH g, reports, f0, f1, schools, school_ids, collect(DISTINCT p.name) AS programs, collect(DISTINCT c.fact) AS f2
OPTIONAL MATCH (g)-[v:SERVES_INDUSTRY]->(i:Industry)
WITH g, reports, f0, f1, f2, schools, school_ids, programs, collect(DISTINCT i.name) AS industries, collect(DISTINCT v.fact) AS f3
RETURN g.id AS cluster, g.name AS cluster_name, schools, school_ids, programs, industries, reports, f0 + f1 + f2 + f3 AS facts
ORDER BY cluster_name, cluster
