-- How many runs of a project have a field; deleted runs are left out, those that went with their project are not.
-- kind: 0 the run itself (word 0), 1 param, 2 metric without context, 3 tag.
CREATE TABLE field_use (
  project BIGINT NOT NULL,
  kind INTEGER NOT NULL,
  word BIGINT NOT NULL,
  runs BIGINT NOT NULL,
  PRIMARY KEY (project, kind, word)
) $CLUSTERED;
INSERT INTO field_use (project, kind, word, runs)
  SELECT project, 0, 0, COUNT(*) FROM run WHERE deleted <> 1 GROUP BY project;
INSERT INTO field_use (project, kind, word, runs)
  SELECT r.project, 1, t.word, COUNT(*) FROM param t JOIN run r ON r.id = t.run WHERE r.deleted <> 1 GROUP BY r.project, t.word;
INSERT INTO field_use (project, kind, word, runs)
  SELECT r.project, 2, t.word, COUNT(*) FROM series t JOIN run r ON r.id = t.run WHERE r.deleted <> 1 AND t.context = '' GROUP BY r.project, t.word;
INSERT INTO field_use (project, kind, word, runs)
  SELECT r.project, 3, t.word, COUNT(*) FROM tag t JOIN run r ON r.id = t.run WHERE r.deleted <> 1 GROUP BY r.project, t.word;
