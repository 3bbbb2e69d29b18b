-- Points of small batches, one row for all runs of a transaction, until they become rows of tail; docs/store-format.md says how.
CREATE TABLE journal (points $BLOB NOT NULL);
