MATCH (s:School)-[m:MENTIONED_IN]->(source:Report)
WHERE ($level = '' OR s.level = $level)
  AND ($ownership = '' OR s.ownership = $ownership)
  AND ($honour = '' OR EXISTS { MATCH (s)-[:AWARDED]->(h:Honour) WHERE h.id = $honour })
  AND ($region = '' OR EXISTS { MATCH (s)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(inside:Region) WHERE inside.id = $region })
WITH s, collect(DISTINCT m.report) AS reports, collect(DISTINCT m.fact) AS mentions
OPTIONAL MATCH (s)-[place:LOCATED_IN]->(r:Region)
WITH s, reports, mentions, collect(DISTINCT r.name) AS regions, collect(DISTINCT place.fact) AS places
OPTIONAL MATCH (s)-[award:AWARDED]->(h:Honour)
WITH s, reports, mentions, regions, places, collect(DISTINCT h.name) AS honours, collect(DISTINCT award.fact) AS awards
RETURN s.id AS school, s.name AS school_name, s.aliases AS aliases, s.level AS level, s.ownership AS ownership, regions, honours,
  reports, mentions + places + awards AS facts
ORDER BY school_name, school
