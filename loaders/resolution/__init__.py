"""Names to entities, within one report: definitions, renamings, short forms, references back; every step with its reason."""
