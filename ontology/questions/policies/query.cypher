MATCH (x:Policy)-[m:MENTIONED_IN]->(:Report)
WHERE ($level = '' OR x.level = $level)
  AND ($region = '' OR EXISTS { MATCH (x)<-[:CITES]-(:Region)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region })
WITH x, collect(DISTINCT m.report) AS reports, collect(DISTINCT m.fact) AS f0
OPTIONAL MATCH (r:Region)-[c:CITES]->(x)
WITH x, reports, f0, collect(DISTINCT r.name) AS regions, collect(DISTINCT c.fact) AS f1
OPTIONAL MATCH (k:CaseStudy)-[i:INVOLVES]->(x)
WITH x, reports, f0, f1, regions, collect(DISTINCT k.name) AS cases, collect(DISTINCT i.fact) AS f2
RETURN x.id AS policy, x.name AS policy_name, x.aliases AS aliases, x.number AS number, x.level AS level, x.issuer AS issuer, regions, cases, reports, f0 + f1 + f2 AS facts
ORDER BY policy_name, policy
