MATCH (x:Region)-[m:MENTIONED_IN]->(:Report)
WHERE ($region = '' OR EXISTS { MATCH (x)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region }) AND ($level = '' OR x.level = $level)
WITH x, collect(DISTINCT m.report) AS reports, collect(DISTINCT m.fact) AS f0
OPTIONAL MATCH (x)-[w:PART_OF]->(wider:Region)
WITH x, reports, f0, collect(DISTINCT wider.name) AS part_of, collect(DISTINCT w.fact) AS f1
OPTIONAL MATCH (s:School)-[l:LOCATED_IN]->(x)
WITH x, reports, f0, f1, part_of, count(DISTINCT s.id) AS school_count, collect(DISTINCT l.fact) AS f2
OPTIONAL MATCH (x)-[c:CITES]->(p:Policy)
WITH x, reports, f0, f1, f2, part_of, school_count, count(DISTINCT p.id) AS policy_count, collect(DISTINCT c.fact) AS f3
RETURN x.id AS region, x.name AS region_name, x.aliases AS aliases, x.level AS level, x.code AS code, part_of, school_count, policy_count, reports, f0 + f1 + f2 + f3 AS facts
ORDER BY region_name, region
