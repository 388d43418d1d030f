MATCH (one:School)-[:PARTNERS_WITH]->(e:Enterprise)<-[:PARTNERS_WITH]-(other:School),
  (one)-[:LOCATED_IN]->(here:Region), (other)-[:LOCATED_IN]->(there:Region)
WHERE ($enterprise = '' OR e.id = $enterprise)
  AND one.id <> other.id AND here.id < there.id
  AND NOT EXISTS { MATCH (here)-[:PART_OF*1..4]->(x:Region) WHERE x.id = there.id }
  AND NOT EXISTS { MATCH (there)-[:PART_OF*1..4]->(x:Region) WHERE x.id = here.id }
WITH DISTINCT e
MATCH (s:School)-[p:PARTNERS_WITH]->(e), (s)-[place:LOCATED_IN]->(r:Region)
RETURN e.id AS enterprise, e.name AS enterprise_name, count(DISTINCT r.id) AS region_count, collect(DISTINCT r.name) AS regions,
  count(DISTINCT s.id) AS school_count, collect(DISTINCT s.name) AS schools, collect(DISTINCT s.id) AS school_ids,
  collect(DISTINCT p.fact) + collect(DISTINCT place.fact) AS facts
ORDER BY region_count DESC, school_count DESC, enterprise_name, enterprise
