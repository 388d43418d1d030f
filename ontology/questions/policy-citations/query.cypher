MATCH (r:Region)-[c:CITES]->(p:Policy), (source:Report)
WHERE source.id = c.report
  AND ($region = '' OR EXISTS { MATCH (r)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region })
  AND ($level = '' OR p.level = $level)
  AND ($year = 0 OR coalesce(c.year, source.year) = $year)
RETURN r.id AS region, r.name AS region_name, p.id AS policy, p.name AS policy_name, p.number AS number, p.level AS level,
  collect(DISTINCT coalesce(c.year, source.year)) AS years, collect(DISTINCT c.report) AS reports, collect(DISTINCT c.fact) AS facts
ORDER BY region_name, policy_name, region, policy
