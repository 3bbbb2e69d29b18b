package dev.loupe.intake;

import dev.loupe.intake.open.Found;
import dev.loupe.intake.open.Scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads all logs below a path into a fake logbook.
public final class Reader {
    private Reader() {}

    /// Opens anew and reads everything.
    public static RecordingLogbook read(Path root, List<Format> formats) throws IOException {
        RecordingLogbook book = new RecordingLogbook();
        try (Opened opened = new Opened(root, formats, book)) {
            opened.read();
        }
        return book;
    }

    /// Logs that stay open between readings.
    public static final class Opened implements AutoCloseable {
        private final Path root;
        private final List<Format> formats;
        private final RecordingLogbook book;
        private final Map<String, Source> sources = new TreeMap<>();
        private final Map<String, String> bookmarks;

        public Opened(Path root, List<Format> formats, RecordingLogbook book) {
            this(root, formats, book, Map.of());
        }

        /// @param bookmarks where earlier readers stopped
        public Opened(
                Path root,
                List<Format> formats,
                RecordingLogbook book,
                Map<String, String> bookmarks) {
            this.root = root;
            this.formats = formats;
            this.book = book;
            this.bookmarks = bookmarks;
        }

        /// Reads all that is new.
        public void read() throws IOException {
            for (Found found : new Scan(root, formats, book::damaged).look()) {
                if (!sources.containsKey(found.log())) {
                    sources.put(
                            found.log(), found.find().opener().open(bookmarks.get(found.log())));
                }
            }
            for (Source source : sources.values()) {
                while (source.read(book)) {
                    continue;
                }
            }
        }

        /// Reads what was held back: nothing more will come.
        public void last() throws IOException {
            for (Source source : sources.values()) {
                source.last(book);
            }
        }

        public Map<String, String> bookmarks() {
            Map<String, String> all = new TreeMap<>();
            sources.forEach((log, source) -> all.put(log, source.bookmark()));
            return all;
        }

        @Override
        public void close() throws IOException {
            for (Source source : sources.values()) {
                source.close();
            }
        }
    }
}
