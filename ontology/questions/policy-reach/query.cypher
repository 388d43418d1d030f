MATCH (x:Region|CaseStudy)-[c:CITES|INVOLVES]->(p:Policy)
WHERE $policy = '' OR p.id = $policy
OPTIONAL MATCH (x)-[a:ABOUT]->(s:School)
RETURN p.id AS policy, p.name AS policy_name, x.type AS type, x.id AS entity, x.name AS entity_name,
  collect(DISTINCT s.name) AS schools, collect(DISTINCT c.report) AS reports, collect(DISTINCT c.fact) + collect(DISTINCT a.fact) AS facts
ORDER BY policy_name, policy, type DESC, entity_name, entity
