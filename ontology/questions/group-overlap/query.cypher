MATCH (a:School|Enterprise)-[i:MEMBER_OF|LEADS]->(g:EducationGroup), (b:School|Enterprise)-[j:MEMBER_OF|LEADS]->(g)
WHERE a.id <> b.id AND (($member = '' AND a.id < b.id) OR a.id = $member)
WITH a, b, count(DISTINCT g.id) AS group_count, collect(DISTINCT g.name) AS groups, collect(DISTINCT i.fact) AS f0, collect(DISTINCT j.fact) AS f1
WHERE group_count > 1
RETURN a.id AS member, a.name AS member_name, b.id AS other, b.name AS other_name, group_count, groups, f0 + f1 AS facts
ORDER BY group_count DESC, member_name, other_name, member, other
