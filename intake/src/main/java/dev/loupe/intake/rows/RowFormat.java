package dev.loupe.intake.rows;

import dev.loupe.intake.Claim;
import dev.loupe.intake.Folder;
import dev.loupe.intake.Format;
import dev.loupe.intake.Recognised;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Logs of rows, a file each. A file that a logger always gives one name stands for its folder; others are runs by their own path.
///
/// What a file is, its first lines decide; they are looked at again only while the file is short and has changed.
public final class RowFormat implements Format {

    private final String name;
    private final Set<String> endings;
    private final Set<String> named;
    private final Rows.Kind kind;
    private final Rows.Kind namedKind;
    private final Recognised recognised = new Recognised(Head.BYTES);

    private RowFormat(
            String name,
            Set<String> endings,
            Set<String> named,
            Rows.Kind kind,
            Rows.Kind namedKind) {
        this.name = name;
        this.endings = endings;
        this.named = named;
        this.kind = kind;
        this.namedKind = namedKind;
    }

    /// CSV and TSV: Lightning's `metrics.csv`, Ultralytics' `results.csv`, `progress.csv` of RLlib and Stable-Baselines, Keras' CSVLogger, TensorBoard's download of a series, Loupe's own export, and any table that counts steps.
    public static RowFormat csv() {
        return new RowFormat(
                "csv",
                Set.of("csv", "tsv", "log", "txt"),
                Set.of("metrics.csv", "results.csv", "progress.csv"),
                CsvRows::strict,
                CsvRows::named);
    }

    /// Aim's table of metrics, as pandas saves it.
    public static RowFormat aim() {
        return new RowFormat("aim", Set.of("csv", "tsv"), Set.of(), AimRows::of, AimRows::of);
    }

    /// JSON lines: Detectron's `metrics.json`, Ray's `result.json`, Loupe's own export, and any that count steps.
    public static RowFormat jsonLines() {
        return new RowFormat(
                "jsonl",
                Set.of("jsonl", "ndjson", "json", "log", "txt"),
                Set.of("metrics.json", "metrics.jsonl", "result.json"),
                JsonRows::strict,
                JsonRows::named);
    }

    /// What XGBoost and LightGBM print.
    public static RowFormat boosting() {
        return new RowFormat(
                "boosting",
                Set.of("log", "txt", "out"),
                Set.of(),
                BoostingRows::of,
                BoostingRows::of);
    }

    @Override
    public String name() {
        return name;
    }

    /// How a file of that name is understood.
    Rows.Kind kind(Path file) {
        Path last = file.getFileName();
        return last != null && named.contains(last.toString()) ? namedKind : kind;
    }

    @Override
    public Claim claim(Folder folder) throws IOException {
        List<Claim.Find> finds = new ArrayList<>();
        for (String file : folder.files()) {
            if (!endings.contains(ending(file)) || Sidecars.names(file)) {
                continue;
            }
            Path path = folder.path().resolve(file);
            if (recognised.file(path, this::known)) {
                LogPlace place =
                        named.contains(file)
                                ? LogPlace.ofFolder(folder, file)
                                : LogPlace.ofFile(folder, file);
                finds.add(
                        new Claim.Find(
                                place.file().toString(), mark -> new RowSource(this, place, mark)));
            }
        }
        return finds.isEmpty() ? Claim.NONE : new Claim(finds, Set.of());
    }

    private static String ending(String file) {
        return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private boolean known(Path file) throws IOException {
        List<String> head = Head.lines(file, true);
        boolean document = head.size() < 2 && ending(file.toString()).equals("json");
        return (!document || kind(file) != kind)
                && kind(file).of(head, file.toString()).isPresent();
    }
}
