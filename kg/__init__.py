"""The graph: model, ids, resolution, validation, stores and questions. No web, no parsing of reports."""
