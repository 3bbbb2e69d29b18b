-- Tags and params of things that are not runs: owner is the thing's kind and id.
CREATE TABLE label (
  kind TEXT NOT NULL,
  owner $TEXT NOT NULL,
  key $TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (kind, owner, key)
);

CREATE TABLE dataset_input (
  id $ID,
  run BIGINT NOT NULL,
  name TEXT NOT NULL,
  digest TEXT NOT NULL,
  source_type TEXT NOT NULL,
  source TEXT NOT NULL,
  schema TEXT,
  profile TEXT,
  UNIQUE (run, name, digest)
);

-- direction: 0 the run read the model, 1 the run made it.
CREATE TABLE model_link (
  run BIGINT NOT NULL,
  direction INTEGER NOT NULL,
  model TEXT NOT NULL,
  step BIGINT NOT NULL,
  PRIMARY KEY (run, direction, model)
);

CREATE TABLE logged_model (
  id $TEXT PRIMARY KEY,
  project BIGINT NOT NULL,
  name TEXT NOT NULL,
  status INTEGER NOT NULL,
  status_message TEXT,
  model_type TEXT,
  source TEXT,
  artifact_uri TEXT NOT NULL,
  created_ms BIGINT NOT NULL,
  updated_ms BIGINT NOT NULL
);
CREATE INDEX logged_model_by_project ON logged_model (project, created_ms);

CREATE TABLE model_metric (
  model TEXT NOT NULL,
  key TEXT NOT NULL,
  value BIGINT NOT NULL,
  micros BIGINT NOT NULL,
  step BIGINT NOT NULL,
  run TEXT NOT NULL,
  dataset_name TEXT NOT NULL,
  dataset_digest TEXT NOT NULL,
  PRIMARY KEY (model, key, run, dataset_name, dataset_digest)
);

CREATE TABLE registered_model (
  name $TEXT PRIMARY KEY,
  description TEXT NOT NULL,
  created_ms BIGINT NOT NULL,
  updated_ms BIGINT NOT NULL
);

CREATE TABLE model_alias (
  name $TEXT NOT NULL,
  alias $TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (name, alias)
);

CREATE TABLE model_version (
  name $TEXT NOT NULL,
  version INTEGER NOT NULL,
  source TEXT NOT NULL,
  run TEXT,
  run_link TEXT,
  model TEXT,
  stage TEXT NOT NULL,
  description TEXT NOT NULL,
  user_name TEXT NOT NULL,
  created_ms BIGINT NOT NULL,
  updated_ms BIGINT NOT NULL,
  PRIMARY KEY (name, version)
);
