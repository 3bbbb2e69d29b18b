-- Series with their summaries; docs/store-format.md says what each column means.
CREATE TABLE series (
  word BIGINT NOT NULL,
  context $TEXT NOT NULL,
  run BIGINT NOT NULL,
  id BIGINT NOT NULL,
  n BIGINT NOT NULL,
  nans BIGINT NOT NULL,
  first_step BIGINT NOT NULL,
  first_micros BIGINT NOT NULL,
  first_value BIGINT NOT NULL,
  last_step BIGINT NOT NULL,
  last_micros BIGINT NOT NULL,
  last_value BIGINT NOT NULL,
  min_value BIGINT NOT NULL,
  min_step BIGINT NOT NULL,
  max_value BIGINT NOT NULL,
  max_step BIGINT NOT NULL,
  total BIGINT NOT NULL,
  PRIMARY KEY (word, context, run)
) $CLUSTERED;
CREATE INDEX series_by_run ON series (run);

CREATE TABLE tail (seq $ID, run BIGINT NOT NULL, points $BLOB NOT NULL);
CREATE INDEX tail_by_run ON tail (run, seq);

CREATE TABLE chunk (
  id $ID,
  run BIGINT NOT NULL,
  series BIGINT NOT NULL,
  n INTEGER NOT NULL,
  nans INTEGER NOT NULL,
  first_step BIGINT NOT NULL,
  first_micros BIGINT NOT NULL,
  first_value BIGINT NOT NULL,
  last_step BIGINT NOT NULL,
  last_micros BIGINT NOT NULL,
  last_value BIGINT NOT NULL,
  min_value BIGINT NOT NULL,
  min_step BIGINT NOT NULL,
  max_value BIGINT NOT NULL,
  max_step BIGINT NOT NULL,
  total BIGINT NOT NULL,
  points $BLOB NOT NULL
);
CREATE INDEX chunk_by_series ON chunk (series, first_step);
