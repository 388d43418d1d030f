MATCH (r:Region)-[c:CITES]->(p:Policy), (own:Region)
WHERE own.id = $region AND r.id <> own.id
  AND (own.level IS NULL OR r.level IS NULL OR own.level = r.level)
  AND NOT p.name STARTS WITH r.name
  AND NOT EXISTS { MATCH (p)<-[:CITES]-(:Region)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region }
RETURN p.id AS policy, p.name AS policy_name, count(DISTINCT r.id) AS region_count, collect(DISTINCT r.name) AS regions,
  collect(DISTINCT c.report) AS reports, collect(DISTINCT c.fact) AS facts
ORDER BY region_count DESC, policy_name, policy
