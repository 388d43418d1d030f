MATCH (g:EducationGroup)-[m:MENTIONED_IN]->(:Report)
WHERE ($education_group = '' OR g.id = $education_group)
  AND ($school = '' OR EXISTS { MATCH (x:School)-[:MEMBER_OF|LEADS]->(g) WHERE x.id = $school })
  AND ($enterprise = '' OR EXISTS { MATCH (x:Enterprise)-[:MEMBER_OF]->(g) WHERE x.id = $enterprise })
WITH g, collect(DISTINCT m.report) AS reports, collect(DISTINCT m.fact) AS f0
OPTIONAL MATCH (x:School|Enterprise)-[i:MEMBER_OF|LEADS]->(g)
WITH g, reports, f0, collect(DISTINCT i.fact) AS f1,
  collect(DISTINCT CASE WHEN i.type = 'leads' THEN x.name END) AS leaders,
  collect(DISTINCT CASE WHEN i.type = 'memberOf' AND x.type = 'School' THEN x.name END) AS schools,
  collect(DISTINCT CASE WHEN x.type = 'Enterprise' THEN x.name END) AS enterprises
RETURN g.id AS `group`, g.name AS group_name, leaders, schools, enterprises, reports, f0 + f1 AS facts
ORDER BY group_name, `group`
