"""Looking around in a resolved graph: what is known of an entity, a fact, a report; search; what surrounds what."""
