-- Lines of a run that each of its writers has sent; the name of the only writer of most runs is empty.
CREATE TABLE console_writer (
  run BIGINT NOT NULL,
  writer $TEXT NOT NULL,
  lines BIGINT NOT NULL,
  PRIMARY KEY (run, writer)
);
INSERT INTO console_writer (run, writer, lines) SELECT id, '', console_lines FROM run WHERE console_lines > 0;
