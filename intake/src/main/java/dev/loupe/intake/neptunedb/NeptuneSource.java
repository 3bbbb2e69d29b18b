package dev.loupe.intake.neptunedb;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.Resting;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Source;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// One store, read on after the last operation that was told. After a restart an unchanged store is passed over, any other read from its start: what sets hold and which series have fractions, only all operations say.
final class NeptuneSource implements Source {
    private static final long SETTLED_MILLIS = 10_000;

    private final Path file;
    private final Path root;
    private String mark;
    private String broken = "";
    private String looked = "";
    private String damage = "";
    private final Resting resting = new Resting(false);
    private @Nullable Object inode;
    private @Nullable NeptuneTelling telling;
    private @Nullable RunLog run;
    private long last;

    /// @param mark what [#bookmark] said, or null
    NeptuneSource(Path file, Path root, @Nullable String mark) {
        this.file = file;
        this.root = root;
        this.mark = mark == null ? "" : mark;
    }

    private String stamp() throws IOException {
        String stamp = FilesBelow.stamp(file);
        try {
            return stamp + " " + FilesBelow.stamp(NeptuneStore.wal(file));
        } catch (NoSuchFileException closed) {
            return stamp;
        }
    }

    private boolean settled() throws IOException {
        long age = System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis();
        return age > SETTLED_MILLIS;
    }

    @Override
    public boolean read(Logbook book) throws IOException {
        String stamp = stamp();
        if (stamp.equals(mark) || stamp.equals(broken)) {
            rest();
            return false;
        }
        Object now =
                Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class)
                        .fileKey();
        if (!java.util.Objects.equals(now, inode)) {
            beginAnew();
            inode = now;
        }
        try (NeptuneStore store = new NeptuneStore(file)) {
            boolean more = tell(store, stamp, book);
            mark = more ? mark : stamp;
            damage = "";
            rest();
            return more;
        } catch (IOException e) {
            beginAnew();
            damage = "The store %s cannot be read: %s.".formatted(file, e.getMessage());
            if (settled()) {
                broken = stamp;
                last(book);
            }
            return false;
        }
    }

    /// A store does not say that its run has ended, only that it has failed.
    private void rest() throws IOException {
        if (run != null && telling != null && !telling.failed()) {
            resting.tell(run, Files.getLastModifiedTime(newest()).toMillis());
        }
    }

    private Path newest() throws IOException {
        Path wal = NeptuneStore.wal(file);
        return Files.exists(wal)
                        && Files.getLastModifiedTime(wal).compareTo(Files.getLastModifiedTime(file))
                                > 0
                ? wal
                : file;
    }

    @Override
    public void last(Logbook book) {
        if (!damage.isEmpty()) {
            book.damaged(damage);
            damage = "";
        }
    }

    private void beginAnew() {
        telling = null;
        run = null;
        last = 0;
        looked = "";
    }

    private boolean tell(NeptuneStore store, String stamp, Logbook book) throws IOException {
        if (store.last() < last) {
            beginAnew();
        }
        NeptuneTelling into = telling;
        if (into == null) {
            into = new NeptuneTelling(store.run());
            telling = into;
        }
        NeptuneTelling told = into;
        Path folder = file.getParent();
        told.uploads(new NeptuneUploads(folder == null ? root : folder, root, store.uploads()));
        if (!looked.equals(stamp)) {
            store.operations(last, true, (n, at, creates, message) -> look(told, creates, message));
            looked = stamp;
        }
        long before = last;
        boolean more =
                store.operations(
                        last,
                        false,
                        (number, millis, creates, message) -> {
                            operation(told, number, millis, creates, message, book);
                            last = number;
                        });
        if (last > before) {
            RunLog log = run == null ? run = book.run(told.opening()) : run;
            told.tell(log);
            resting.goesOn();
        }
        return more;
    }

    private static void look(NeptuneTelling told, boolean creates, byte[] message) {
        try {
            if (!creates) {
                told.prepare(NeptuneMessage.snapshot(Bytes.of(message)));
            }
        } catch (Broken saidWhenItIsTaken) {
            return;
        }
    }

    private void operation(
            NeptuneTelling told,
            long number,
            long millis,
            boolean creates,
            byte[] message,
            Logbook book) {
        try {
            if (creates) {
                told.create(NeptuneMessage.created(Bytes.of(message)), millis);
            } else {
                told.take(NeptuneMessage.snapshot(Bytes.of(message)), millis);
            }
        } catch (Broken e) {
            book.damaged(
                    "Operation %d of the store %s is broken %s; it is left out."
                            .formatted(number, file, e.getMessage()));
        }
    }

    @Override
    public String bookmark() {
        return mark;
    }
}
