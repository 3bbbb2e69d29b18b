package dev.loupe.intake.sacred;

import dev.loupe.intake.Claim;
import dev.loupe.intake.Folder;
import dev.loupe.intake.Format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Runs of Sacred's MongoObserver as `mongodump` or `mongoexport` saved its database: `runs`, `metrics`, `fs.files` and `fs.chunks` as `.bson` or `.json`, or these with `.gz` behind, in one folder, the first two with the observer's prefix (`sacred/observers/mongo.py`, 0.8).
public final class SacredMongoFormat implements Format {
    private static final Pattern RUNS = Pattern.compile("(.*_)?runs(\\.(bson|json)(\\.gz)?)");
    private static final int HEAD = 1 << 16;

    @Override
    public String name() {
        return "sacred-mongo";
    }

    @Override
    public Claim claim(Folder folder) throws IOException {
        List<Claim.Find> finds = new ArrayList<>();
        for (String file : folder.files()) {
            Matcher runs = RUNS.matcher(file);
            if (runs.matches() && begins(folder.path().resolve(file))) {
                Path real = folder.path().toRealPath();
                String prefix = runs.group(1) == null ? "" : runs.group(1);
                String ending = runs.group(2);
                finds.add(
                        new Claim.Find(
                                real.resolve(file).toString(),
                                mark -> new SacredDump(real, prefix, ending, mark)));
            }
        }
        return finds.isEmpty() ? Claim.NONE : new Claim(finds, Claim.ALL);
    }

    private static boolean begins(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            return head.contains("experiment") && head.contains("command");
        } catch (EOFException | ZipException notYet) {
            return false;
        }
    }
}
