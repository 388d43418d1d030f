MATCH (s:School)-[c:COOPERATES_WITH]-(o:School), (source:Report)
WHERE source.id = c.report
  AND (($school = '' AND s.id < o.id) OR s.id = $school)
  AND ($region = ''
    OR EXISTS { MATCH (s)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region }
    OR EXISTS { MATCH (o)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region })
WITH s, o, collect(DISTINCT coalesce(c.year, source.year)) AS years, collect(DISTINCT c.report) AS reports, collect(DISTINCT c.fact) AS facts
OPTIONAL MATCH (s)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(a:Region)
WITH s, o, years, reports, facts, collect(DISTINCT a.id) AS here
OPTIONAL MATCH (o)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(b:Region)
WITH s, o, years, reports, facts, here, collect(DISTINCT b.id) AS there
WITH s, o, years, reports, facts, CASE WHEN size(here) = 0 OR size(there) = 0 THEN 'unsaid'
  WHEN any(x IN here WHERE x IN there) THEN 'home' ELSE 'away' END AS scope
WHERE $scope = '' OR scope = $scope
RETURN s.id AS school, s.name AS school_name, o.id AS partner, o.name AS partner_name, scope, years, reports, facts
ORDER BY school_name, partner_name, school, partner
