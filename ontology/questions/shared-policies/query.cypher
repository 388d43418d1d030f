MATCH (r:Region)-[c:CITES]->(p:Policy)
WHERE ($level = '' OR p.level = $level)
  AND ($region = '' OR EXISTS { MATCH (p)<-[:CITES]-(:Region)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region })
WITH p, count(DISTINCT r.id) AS region_count, collect(DISTINCT r.name) AS regions, collect(DISTINCT r.id) AS region_ids,
  collect(DISTINCT c.report) AS reports, collect(DISTINCT c.fact) AS facts
WHERE region_count > 1
RETURN p.id AS policy, p.name AS policy_name, p.number AS number, p.level AS level, region_count, regions, region_ids, reports, facts
ORDER BY region_count DESC, policy_name, policy
