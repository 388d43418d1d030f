MATCH path = (c)-[:PARTNERS_WITH|COOPERATES_WITH|OFFERS|HAS_CLUSTER|CORE_PROGRAM|SERVES_INDUSTRY|LOCATED_IN|PART_OF|CITES|ABOUT|INVOLVES|MEMBER_OF|LEADS|AWARDED*0..2]-(x)
WHERE c.id = $entity AND length(path) < $depth
WITH DISTINCT x.id AS near
MATCH (s)-[r:PARTNERS_WITH|COOPERATES_WITH|OFFERS|HAS_CLUSTER|CORE_PROGRAM|SERVES_INDUSTRY|LOCATED_IN|PART_OF|CITES|ABOUT|INVOLVES|MEMBER_OF|LEADS|AWARDED]->(o)
WHERE s.id = near OR o.id = near
RETURN s.id AS subject, s.name AS subject_name, r.type AS relation, o.id AS object, o.name AS object_name,
  collect(DISTINCT r.report) AS reports, collect(DISTINCT r.fact) AS facts
ORDER BY relation, subject_name, object_name, subject, object
