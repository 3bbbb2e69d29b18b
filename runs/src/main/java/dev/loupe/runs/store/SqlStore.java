package dev.loupe.runs.store;

import dev.loupe.runs.Artifacts;
import dev.loupe.runs.Bookmarks;
import dev.loupe.runs.Changes;
import dev.loupe.runs.Console;
import dev.loupe.runs.Intake;
import dev.loupe.runs.Media;
import dev.loupe.runs.Projects;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Registry;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.Runs;
import dev.loupe.runs.SavedViews;
import dev.loupe.runs.SeriesReads;
import dev.loupe.runs.Store;
import dev.loupe.runs.artifact.Contents;

import java.util.List;

/// The store on a database and a place for files: what wires its parts.
final class SqlStore implements Store {
    private final Database database;
    private final Writer writer;
    private final Listeners listeners = new Listeners();
    private final SqlProjects projects;
    private final SqlRuns runs;
    private final SqlIntake intake;
    private final SqlSeriesReads series;
    private final SqlRunSearch search;
    private final SqlArtifacts artifacts;
    private final SqlConsole console;
    private final SqlMedia media;
    private final SqlBookmarks bookmarks;
    private final SqlSavedViews savedViews;
    private final SqlRegistry registry;
    private final Thread warmer = new Thread(this::warm, "loupe-warmer");
    private volatile boolean closing;

    SqlStore(Database database, String where, Contents contents) {
        this.database = database;
        Schema.bringUpToDate(database, where);
        writer = new Writer(database, listeners);
        Words words = new Words();
        RunRows rows = new RunRows();
        Facts facts = new Facts(words);
        Labels labels = new Labels();
        intake = new SqlIntake(writer, rows, words, facts);
        projects = new SqlProjects(database, writer, labels);
        runs = new SqlRuns(database, writer, rows, facts, new SummaryReads(words));
        series = new SqlSeriesReads(database, rows, words);
        search = new SqlRunSearch(database, words, intake);
        artifacts = new SqlArtifacts(database, writer, contents);
        console = new SqlConsole(database, writer, rows);
        media = new SqlMedia(database, writer, rows);
        bookmarks = new SqlBookmarks(database, writer);
        savedViews = new SqlSavedViews(database, writer);
        registry = new SqlRegistry(database, writer, rows, labels);
        writer.start();
        projects.begin();
        intake.recover();
        warmer.setDaemon(true);
        warmer.setPriority(Thread.MIN_PRIORITY);
        warmer.start();
    }

    private void warm() {
        try {
            search.warm(() -> !closing);
        } catch (Refused e) {
            // The question that needs it will say so.
        }
    }

    /// Search with nothing in memory yet.
    RunSearch coldSearch() {
        return new SqlRunSearch(database, new Words(), intake);
    }

    /// The fields of a project, counted from all rows.
    List<RunSearch.FieldUse> countedFields(long project) {
        return database.read(sql -> FieldCatalogue.counted(sql, List.of(project)));
    }

    @Override
    public Projects projects() {
        return projects;
    }

    @Override
    public Runs runs() {
        return runs;
    }

    @Override
    public Intake intake() {
        return intake;
    }

    @Override
    public SeriesReads series() {
        return series;
    }

    @Override
    public RunSearch search() {
        return search;
    }

    @Override
    public Artifacts artifacts() {
        return artifacts;
    }

    @Override
    public Console console() {
        return console;
    }

    @Override
    public Media media() {
        return media;
    }

    @Override
    public Bookmarks bookmarks() {
        return bookmarks;
    }

    @Override
    public SavedViews savedViews() {
        return savedViews;
    }

    @Override
    public Registry registry() {
        return registry;
    }

    @Override
    public Changes changes() {
        return listeners;
    }

    @Override
    public void close() {
        closing = true;
        try {
            warmer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.close();
        artifacts.close();
        database.close();
    }
}
