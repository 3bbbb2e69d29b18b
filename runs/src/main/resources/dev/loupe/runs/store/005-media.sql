-- Things logged at steps, and where readers of opened logs stopped; docs/store-format.md says what each column means.
CREATE TABLE media_series (
  id $ID,
  run BIGINT NOT NULL,
  name $TEXT NOT NULL,
  context $TEXT NOT NULL,
  kind $TEXT NOT NULL,
  n BIGINT NOT NULL,
  first_step BIGINT NOT NULL,
  last_step BIGINT NOT NULL,
  last_micros BIGINT NOT NULL
);
CREATE UNIQUE INDEX media_series_by_run ON media_series (run, name, context);

CREATE TABLE media_item (
  series BIGINT NOT NULL,
  step BIGINT NOT NULL,
  micros BIGINT NOT NULL,
  place INTEGER NOT NULL,
  path $TEXT,
  meta $TEXT NOT NULL,
  PRIMARY KEY (series, step, micros, place)
) $CLUSTERED;

CREATE TABLE bookmark (log $TEXT NOT NULL PRIMARY KEY, place $TEXT NOT NULL);
