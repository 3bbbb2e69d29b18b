package dev.loupe.remote.mongo;

import org.bson.BsonValue;

/// One run in a database, as a poll sees it.
///
/// @param prefix of its collections
/// @param id     as the database has it
/// @param name   the id as text
/// @param stamp  changes whenever the observer wrote to the run
record RunRecord(String prefix, BsonValue id, String name, String stamp) {
    /// Names the run in its database.
    String key() {
        return prefix + "runs/" + name;
    }
}
