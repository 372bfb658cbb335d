"""A view and a template give bytes, and nothing else does: same view and same templates, same bytes."""
