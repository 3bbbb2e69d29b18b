package dev.loupe.intake.open;

import dev.loupe.intake.Claim;
import dev.loupe.intake.FileLog;
import dev.loupe.intake.Format;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.Opening;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Source;
import dev.loupe.runs.Registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Names for what is read from a copy: those of the original. Bookmarks are kept under its URL, runs whose id is made of where their log lies get the same id on every machine, and sentences say the URL.
///
/// @param copy     a real path
/// @param original its URL
record Abroad(Path copy, String original) {
    String named(String text) {
        return text.replace(copy.toString(), original);
    }

    Claim.Find named(Format format, Claim.Find find) {
        return new Claim.Find(
                named(find.key()),
                mark -> new Renamed(this, format, find.key(), find.opener().open(mark)));
    }

    /// A source whose runs and sentences are renamed.
    private record Renamed(Abroad abroad, Format format, String key, Source source)
            implements Source {
        private Logbook book(Logbook book) {
            return new Logbook() {
                @Override
                public RunLog run(Opening opening) {
                    return book.run(
                            opening.id().equals(Opening.derived(format.name(), key))
                                    ? opening.withId(
                                            Opening.derived(format.name(), abroad.named(key)))
                                    : opening);
                }

                @Override
                public void project(String name, Map<String, String> tags) {
                    book.project(name, tags);
                }

                @Override
                public void projectDeleted(String name) {
                    book.projectDeleted(name);
                }

                @Override
                public FileLog model(Registry.LoggedModel told) {
                    return book.model(told);
                }

                @Override
                public void modelDeleted(String id) {
                    book.modelDeleted(id);
                }

                @Override
                public void registered(String place, Registry.Catalogued told) {
                    book.registered(abroad.named(place), told);
                }

                @Override
                public void damaged(String sentence) {
                    book.damaged(abroad.named(sentence));
                }

                @Override
                public void passedOver(String sentence) {
                    book.passedOver(abroad.named(sentence));
                }
            };
        }

        @Override
        public boolean read(Logbook book) throws IOException {
            return source.read(book(book));
        }

        @Override
        public void last(Logbook book) throws IOException {
            source.last(book(book));
        }

        @Override
        public String bookmark() {
            return source.bookmark();
        }

        @Override
        public Progress progress() {
            return source.progress();
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
