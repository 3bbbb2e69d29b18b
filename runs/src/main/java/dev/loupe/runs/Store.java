package dev.loupe.runs;

/// Everything that is known about runs. One server opens a folder's store; several may share a PostgreSQL one.
///
/// All methods of the parts may be called by any thread; writes return when they are durable and throw [Refused] otherwise.
public interface Store extends AutoCloseable {
    Projects projects();

    Runs runs();

    /// The way in for batches: points, params, tags.
    Intake intake();

    SeriesReads series();

    /// Finds runs by the query language.
    RunSearch search();

    Artifacts artifacts();

    Console console();

    Media media();

    Bookmarks bookmarks();

    /// What pages show, kept under names.
    SavedViews savedViews();

    /// Datasets, logged models and registered models.
    Registry registry();

    Changes changes();

    @Override
    void close();
}
