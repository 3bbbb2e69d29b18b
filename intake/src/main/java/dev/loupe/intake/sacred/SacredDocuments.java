package dev.loupe.intake.sacred;

import dev.loupe.intake.Logbook;
import dev.loupe.intake.RunLog;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

/// Runs as a MongoObserver's documents say them, whether they come from a database or from what was saved of one.
///
/// @param place names the collection of runs among all
/// @param files of the same database
public record SacredDocuments(String place, Files files) {
    /// Files in GridFS.
    public interface Files {
        /// The id of the newest file that was stored under that name; null if none was.
        @Nullable String newest(String filename);

        /// Tells a file, if it is there with all of its bytes.
        ///
        /// @return whether it is
        boolean tell(RunLog run, String path, String id);
    }

    /// A run that was told.
    ///
    /// @param missing how many of its files are not there
    public record Told(RunLog log, String id, int missing) {}

    /// Tells all that a document of `runs` says.
    public Told run(ObjectNode json, Logbook book) {
        SacredDocument document = new SacredDocument(json);
        String id = document.id();
        RunLog log = book.run(new SacredRun(json).opening(place + "/" + id, id));
        return new Told(log, id, document.tell(log, files));
    }
}
