MATCH (s:School)-[p:PARTNERS_WITH]->(e:Enterprise)
WHERE ($region = '' OR EXISTS { MATCH (s)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region })
OPTIONAL MATCH (s)-[place:LOCATED_IN]->(r:Region)
RETURN e.id AS enterprise, e.name AS enterprise_name, count(DISTINCT s.id) AS school_count, count(DISTINCT r.id) AS region_count,
  collect(DISTINCT s.name) AS schools, collect(DISTINCT s.id) AS school_ids, collect(DISTINCT r.name) AS regions,
  collect(DISTINCT p.fact) + collect(DISTINCT place.fact) AS facts
ORDER BY school_count DESC, region_count DESC, enterprise_name, enterprise
