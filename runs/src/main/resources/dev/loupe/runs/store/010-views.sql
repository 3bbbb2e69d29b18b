-- What pages of projects show, as JSON, under names. first: 1 if the project's page begins with it.
CREATE TABLE saved_view (
  id $ID,
  project BIGINT NOT NULL,
  name $TEXT NOT NULL,
  state TEXT NOT NULL,
  first INTEGER NOT NULL DEFAULT 0,
  saved_ms BIGINT NOT NULL,
  UNIQUE (project, name)
);
