MATCH (c:CaseStudy)-[m:MENTIONED_IN]->(:Report)
WHERE ($region = ''
    OR EXISTS { MATCH (c)-[:ABOUT]->(:Region)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region }
    OR EXISTS { MATCH (c)-[:ABOUT]->(:School)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region })
WITH c, collect(DISTINCT m.report) AS reports, collect(DISTINCT m.fact) AS f0
OPTIONAL MATCH (c)-[i:ABOUT|INVOLVES]->(x:Region|School|Enterprise|Program|Policy)
WITH c, reports, f0, collect(DISTINCT i.fact) AS f1, collect(DISTINCT x.id) AS ids,
  collect(DISTINCT CASE WHEN i.type = 'about' THEN x.name END) AS about,
  collect(DISTINCT CASE WHEN i.type = 'about' THEN x.id END) AS about_ids,
  collect(DISTINCT CASE WHEN i.type = 'about' AND x.type = 'Region' THEN x.name END) AS own_regions,
  collect(DISTINCT CASE WHEN i.type = 'involves' AND x.type = 'School' THEN x.name END) AS schools,
  collect(DISTINCT CASE WHEN x.type = 'Enterprise' THEN x.name END) AS enterprises,
  collect(DISTINCT CASE WHEN x.type = 'Program' THEN x.name END) AS programs,
  collect(DISTINCT CASE WHEN x.type = 'Policy' THEN x.name END) AS policies
WHERE ($school = '' OR $school IN ids)
  AND ($enterprise = '' OR $enterprise IN ids)
  AND ($policy = '' OR $policy IN ids)
  AND ($program = '' OR $program IN ids)
OPTIONAL MATCH (c)-[:ABOUT]->(:School)-[place:LOCATED_IN]->(r:Region)
WITH c, reports, f0, f1, about, about_ids, own_regions, schools, enterprises, programs, policies,
  collect(DISTINCT r.name) AS school_regions, collect(DISTINCT place.fact) AS f2
RETURN c.id AS `case`, c.name AS case_name, c.number AS number, about, about_ids, own_regions + school_regions AS regions, schools,
  enterprises, programs, policies, reports, f0 + f1 + f2 AS facts
ORDER BY case_name, `case`
