"""The vocabulary: classes, properties, shapes, indicators and questions. Imports nothing of ours."""
