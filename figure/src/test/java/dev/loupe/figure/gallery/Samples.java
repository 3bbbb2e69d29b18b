package dev.loupe.figure.gallery;

import dev.loupe.figure.data.Csv;
import dev.loupe.figure.data.Table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// Real data sets that gallery pictures are drawn from; `fixtures/figure/data` says where each
/// comes from.
final class Samples {
    private static final Path ROOT = Path.of(System.getProperty("loupe.root", ".."));
    private static final Map<String, Table> READ = new ConcurrentHashMap<>();

    private Samples() {}

    /// 342 penguins of three species, by Gorman, Williams and Fraser, CC0.
    static Table penguins() {
        return read("cli/src/main/resources/dev/loupe/cli/demo/penguins.csv");
    }

    /// @param file under `fixtures/figure/data`
    static Table data(String file) {
        return read("fixtures/figure/data/" + file);
    }

    /// The rows in which a column reads one of these.
    static Table only(Table table, String column, String... values) {
        List<String> wanted = List.of(values);
        return table.take(
                IntStream.range(0, table.rows())
                        .filter(row -> wanted.contains(table.column(column).text(row)))
                        .toArray());
    }

    /// The rows of the first classes of a column.
    static Table first(Table table, String column, int classes) {
        String[] values =
                IntStream.range(0, table.rows())
                        .mapToObj(row -> table.column(column).text(row))
                        .distinct()
                        .limit(classes)
                        .toArray(String[]::new);
        return only(table, column, values);
    }

    /// @param file under `fixtures/figure/data`
    static String text(String file) {
        try {
            return Files.readString(ROOT.resolve("fixtures/figure/data/" + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table read(String file) {
        return READ.computeIfAbsent(
                file,
                f -> {
                    try {
                        return Csv.parse(Files.readString(ROOT.resolve(f)));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
