"""Articles in, an index on disk out; knows nothing of queries typed by people."""
