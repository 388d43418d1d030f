MATCH (c:CaseStudy)-[i:ABOUT|INVOLVES]->(x:Region|School|Enterprise|Program|Policy)
WHERE c.id = $case_study
RETURN c.id AS `case`, c.name AS case_name, i.type AS relation, x.type AS type, x.id AS entity, x.name AS entity_name,
  collect(DISTINCT i.report) AS reports, collect(DISTINCT i.fact) AS facts
ORDER BY relation, type, entity_name, entity
