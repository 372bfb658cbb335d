"""Everything that differs by language: catalogues, numbers, quantities, dates, messages."""
