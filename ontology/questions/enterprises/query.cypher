MATCH (x:Enterprise)-[m:MENTIONED_IN]->(:Report)
WHERE ($school = '' OR EXISTS { MATCH (s:School)-[:PARTNERS_WITH]->(x) WHERE s.id = $school })
  AND ($region = '' OR EXISTS {
    MATCH (x)<-[:PARTNERS_WITH]-(:School)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region })
WITH x, collect(DISTINCT m.report) AS reports, collect(DISTINCT m.fact) AS f0
OPTIONAL MATCH (s:School)-[p:PARTNERS_WITH]->(x)
WITH x, reports, f0, count(DISTINCT s.id) AS school_count, collect(DISTINCT s.name) AS schools, collect(DISTINCT p.fact) AS f1
OPTIONAL MATCH (x)-[b:MEMBER_OF]->(g:EducationGroup)
WITH x, reports, f0, f1, school_count, schools, collect(DISTINCT g.name) AS groups, collect(DISTINCT b.fact) AS f2
RETURN x.id AS enterprise, x.name AS enterprise_name, x.aliases AS aliases, school_count, schools, groups, reports, f0 + f1 + f2 AS facts
ORDER BY enterprise_name, enterprise
