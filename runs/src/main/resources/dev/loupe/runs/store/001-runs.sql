-- Words that many rows share: keys of params, tags and series.
CREATE TABLE word (id $ID, text $TEXT NOT NULL UNIQUE);

-- Numbers that are counted up across servers: 'change' orders all changes of runs, 'series' names series.
CREATE TABLE counter (name TEXT PRIMARY KEY, value BIGINT NOT NULL);
INSERT INTO counter (name, value) VALUES ('change', 0), ('series', 0);

CREATE TABLE project (
  id $ID,
  name $TEXT NOT NULL UNIQUE,
  artifact_location TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  created_ms BIGINT NOT NULL,
  updated_ms BIGINT NOT NULL
);

-- deleted: 0 active, 1 deleted, 2 deleted together with its project.
-- changed: the number of the last change to the run, its params, tags or summaries.
-- summarised: rows of tail up to this one are in the summaries of the run's series.
CREATE TABLE run (
  id $ID,
  run_id $TEXT NOT NULL UNIQUE,
  project BIGINT NOT NULL,
  name TEXT NOT NULL,
  user_name TEXT NOT NULL,
  status INTEGER NOT NULL,
  start_ms BIGINT NOT NULL,
  end_ms BIGINT,
  heartbeat_ms BIGINT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  artifact_uri TEXT NOT NULL,
  changed BIGINT NOT NULL,
  points BIGINT NOT NULL DEFAULT 0,
  last_micros BIGINT NOT NULL DEFAULT 0,
  summarised BIGINT NOT NULL DEFAULT 0,
  console_lines BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX run_by_change ON run (project, changed);
CREATE INDEX run_by_start ON run (project, start_ms);

CREATE TABLE param (
  word BIGINT NOT NULL,
  run BIGINT NOT NULL,
  type INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (word, run)
) $CLUSTERED;
CREATE INDEX param_by_run ON param (run);

CREATE TABLE tag (
  word BIGINT NOT NULL,
  run BIGINT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (word, run)
) $CLUSTERED;
CREATE INDEX tag_by_run ON tag (run);

-- Files by path; their content lies in the artifacts' folder under its SHA-256.
CREATE TABLE artifact (
  path $TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,
  bytes BIGINT NOT NULL
);
CREATE INDEX artifact_by_content ON artifact (sha256);

-- Blocks of console lines: first is the number of the first line of the block.
CREATE TABLE console (
  run BIGINT NOT NULL,
  first BIGINT NOT NULL,
  lines $BLOB NOT NULL,
  PRIMARY KEY (run, first)
);
