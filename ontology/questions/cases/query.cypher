MATCH (c:CaseStudy)-[m:MENTIONED_IN]->(source:Report)
WHERE ($region = ''
    OR EXISTS { MATCH (c)-[:ABOUT]->(:Region)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region }
    OR EXISTS { MATCH (c)-[:ABOUT]->(:School)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region })
  AND ($school = '' OR EXISTS { MATCH (c)-[:ABOUT|INVOLVES]->(x:School) WHERE x.id = $school })
  AND ($enterprise = '' OR EXISTS { MATCH (c)-[:INVOLVES]->(x:Enterprise) WHERE x.id = $enterprise })
  AND ($policy = '' OR EXISTS { MATCH (c)-[:INVOLVES]->(x:Policy) WHERE x.id = $policy })
  AND ($program = '' OR EXISTS { MATCH (c)-[:INVOLVES]->(x:Program) WHERE x.id = $program })
WITH c, collect(DISTINCT m.report) AS reports, collect(DISTINCT m.fact) AS f0
OPTIONAL MATCH (c)-[a:ABOUT]->(hero:School|Region)
WITH c, reports, f0, collect(DISTINCT a.fact) AS f1, collect(DISTINCT hero.name) AS about, collect(DISTINCT hero.id) AS about_ids
OPTIONAL MATCH (c)-[:ABOUT]->(:School)-[place:LOCATED_IN]->(r:Region)
WITH c, reports, f0, f1, about, about_ids, collect(DISTINCT place.fact) AS f2, collect(DISTINCT r.name) AS school_regions
OPTIONAL MATCH (c)-[:ABOUT]->(r:Region)
WITH c, reports, f0, f1, f2, about, about_ids, school_regions, collect(DISTINCT r.name) AS own_regions
OPTIONAL MATCH (c)-[i:INVOLVES]->(x:School)
WITH c, reports, f0, f1, f2, about, about_ids, school_regions, own_regions, collect(DISTINCT x.name) AS schools,
  collect(DISTINCT i.fact) AS f3
OPTIONAL MATCH (c)-[i:INVOLVES]->(x:Enterprise)
WITH c, reports, f0, f1, f2, f3, about, about_ids, school_regions, own_regions, schools, collect(DISTINCT x.name) AS enterprises,
  collect(DISTINCT i.fact) AS f4
OPTIONAL MATCH (c)-[i:INVOLVES]->(x:Program)
WITH c, reports, f0, f1, f2, f3, f4, about, about_ids, school_regions, own_regions, schools, enterprises,
  collect(DISTINCT x.name) AS programs, collect(DISTINCT i.fact) AS f5
OPTIONAL MATCH (c)-[i:INVOLVES]->(x:Policy)
WITH c, reports, f0, f1, f2, f3, f4, f5, about, about_ids, school_regions, own_regions, schools, enterprises, programs,
  collect(DISTINCT x.name) AS policies, collect(DISTINCT i.fact) AS f6
RETURN c.id AS `case`, c.name AS case_name, c.number AS number, about, about_ids, school_regions + own_regions AS regions, schools,
  enterprises, programs, policies, reports, f0 + f1 + f2 + f3 + f4 + f5 + f6 AS facts
ORDER BY case_name, `case`
