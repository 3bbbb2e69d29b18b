-- Series with a context are few in most stores; they are counted by this index alone.
CREATE INDEX series_in_context ON series (word, context, run) WHERE context <> '';
