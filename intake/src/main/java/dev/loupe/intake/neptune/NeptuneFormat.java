package dev.loupe.intake.neptune;

import dev.loupe.intake.Claim;
import dev.loupe.intake.Folder;
import dev.loupe.intake.Format;
import dev.loupe.intake.Recognised;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Projects that neptune-exporter saved (neptune-ai/neptune-exporter at 8d3f44a, `model.py` and `storage/parquet_writer.py`): `RUN_part_N.parquet` of a run, whole once part 0 is there, and its files below `files/PROJECT/` beside the folder of data.
public final class NeptuneFormat implements Format {
    private static final Pattern FIRST = Pattern.compile("(.+)_part_0\\.parquet");
    private static final int TAIL = 1 << 16;

    private final Recognised recognised = new Recognised();

    @Override
    public String name() {
        return "neptune";
    }

    @Override
    public Claim claim(Folder folder) throws IOException {
        List<Claim.Find> finds = new ArrayList<>();
        for (String file : folder.files()) {
            Matcher first = FIRST.matcher(file);
            if (first.matches()
                    && recognised.file(folder.path().resolve(file), NeptuneFormat::known)) {
                Path home = folder.path().toRealPath();
                String stem = first.group(1);
                finds.add(
                        new Claim.Find(
                                home.resolve(stem).toString(),
                                mark -> new NeptuneSource(home, stem, mark)));
            }
        }
        return finds.isEmpty() ? Claim.NONE : new Claim(finds, Set.of());
    }

    /// Whether the columns are those of the exporter: their names stand at the file's end.
    private static boolean known(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, in.length())];
            in.seek(in.length() - tail.length);
            in.readFully(tail);
            String text = new String(tail, StandardCharsets.ISO_8859_1);
            return text.contains("attribute_path")
                    && text.contains("attribute_type")
                    && text.contains("histogram_value");
        }
    }
}
