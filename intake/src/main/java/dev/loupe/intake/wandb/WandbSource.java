package dev.loupe.intake.wandb;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Source;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// One transaction log. The record of the run stands near its start and is read again on opening; from there the bookmark leads on.
final class WandbSource implements Source {
    private static final long AT_ONCE = 16L << 20;
    private static final int RUN = 17;

    private final Path path;
    private FileChannel file;
    private @Nullable Object inode;
    private DiskFiles files;
    private final String folder;
    private final List<String> damage = new ArrayList<>();
    private LogFrames frames;
    private ObjectNode mark;
    private @Nullable RunRecords records;
    private @Nullable RunLog run;
    private boolean exact;

    private WandbSource(Path path, FileChannel file, String folder, ObjectNode mark)
            throws IOException {
        this.path = path;
        this.inode = inode(path);
        this.file = file;
        this.folder = folder;
        this.mark = mark;
        this.files = new DiskFiles(path.resolveSibling("files"));
        this.frames =
                new LogFrames(file, mark.path("offset").asLong(LogFrames.HEADER), damage::add);
    }

    static WandbSource open(Path path, Path root, @Nullable String bookmark) throws IOException {
        JsonNode mark = bookmark == null ? null : WandbJson.parse(bookmark);
        Path name = root.toAbsolutePath().normalize().getFileName();
        return new WandbSource(
                path,
                FileChannel.open(path, StandardOpenOption.READ),
                name == null ? "wandb" : name.toString(),
                mark instanceof ObjectNode known ? known : WandbJson.object());
    }

    private static @Nullable Object inode(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /// Begins anew where another file lies under the path, or it was cut.
    private void notice() throws IOException {
        Object now = inode(path);
        if (Objects.equals(now, inode) && file.size() >= frames.offset()) {
            return;
        }
        file.close();
        file = FileChannel.open(path, StandardOpenOption.READ);
        inode = now;
        mark = WandbJson.object();
        files = new DiskFiles(path.resolveSibling("files"));
        frames = new LogFrames(file, LogFrames.HEADER, damage::add);
        records = null;
        exact = false;
    }

    @Override
    public boolean read(Logbook book) throws IOException {
        notice();
        if (records == null && !begin(book)) {
            return false;
        }
        RunRecords told = Objects.requireNonNull(records);
        RunLog log = Objects.requireNonNull(run);
        long from = frames.offset();
        boolean more = true;
        while (frames.offset() - from < AT_ONCE) {
            byte[] record = frames.next();
            if (record == null) {
                more = false;
                break;
            }
            take(told, Bytes.of(record));
        }
        told.tell(log);
        tellDamage(book);
        if (!more) {
            files.tellAll();
        }
        told.tellEnd(log, !more);
        exact = true;
        return more;
    }

    private void take(RunRecords told, Bytes record) throws IOException {
        try {
            told.take(record);
        } catch (Broken e) {
            damage.add("before byte " + frames.offset() + ": in the record, " + e.getMessage());
        }
    }

    private void tellDamage(Logbook book) {
        damage.forEach(what -> book.damaged(path + " is damaged " + what + "."));
        damage.clear();
    }

    /// Looks for the record of the run; false while it is not written.
    private boolean begin(Logbook book) throws IOException {
        LogFrames head = new LogFrames(file, LogFrames.HEADER, what -> {});
        for (byte[] record = head.next(); record != null; record = head.next()) {
            RunRecord found = runOf(Bytes.of(record));
            if (found != null) {
                run = book.run(found.opening());
                files.of(run);
                records = new RunRecords(run, files, found.startMicros(), mark);
                return true;
            }
            if (head.offset() > AT_ONCE) {
                break;
            }
        }
        return false;
    }

    private @Nullable RunRecord runOf(Bytes record) {
        try {
            for (Proto p = new Proto(record); p.next(); ) {
                if (p.field() == RUN) {
                    return RunRecord.of(p.bytes(), folder);
                }
            }
        } catch (Broken e) {
            return null;
        }
        return null;
    }

    @Override
    public String bookmark() {
        if (records != null && exact) {
            records.keepIn(mark);
            mark.put("offset", frames.offset());
        }
        return WandbJson.text(mark);
    }

    @Override
    public Progress progress() {
        try {
            return new Progress(frames.offset(), file.size());
        } catch (IOException e) {
            return new Progress(0, 0);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
