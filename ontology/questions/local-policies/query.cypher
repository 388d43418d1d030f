MATCH (r:Region)-[c:CITES]->(p:Policy)
WHERE ($region = '' OR EXISTS { MATCH (r)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region })
WITH r, p, collect(DISTINCT c.report) AS reports, collect(DISTINCT c.fact) AS facts
OPTIONAL MATCH (r)-[:PART_OF*1..4]->(wider:Region)
WHERE p.name STARTS WITH wider.name OR any(x IN wider.aliases WHERE p.name STARTS WITH x)
WITH r, p, reports, facts, count(wider) AS wider
WITH r, p, reports, facts,
  CASE WHEN p.name STARTS WITH r.name OR any(x IN r.aliases WHERE p.name STARTS WITH x) THEN 'own'
    WHEN wider > 0 THEN 'above'
    WHEN any(x IN ['国家', '国务院', '教育部', '全国', '中国', '中华人民共和国', '中共中央', '中央'] WHERE p.name STARTS WITH x) THEN 'nation'
    ELSE 'other' END AS origin
WHERE $origin = '' OR origin = $origin
RETURN r.id AS region, r.name AS region_name, origin, p.id AS policy, p.name AS policy_name, p.number AS number, reports, facts
ORDER BY region_name, region, origin, policy_name, policy
