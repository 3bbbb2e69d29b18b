package dev.loupe.remote.mirror;

import dev.loupe.intake.open.Following;
import dev.loupe.intake.open.Found;
import dev.loupe.intake.open.Remote;
import dev.loupe.intake.open.Scan;
import dev.loupe.intake.open.Site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What lies in a bucket as a site: a copy that is read as any folder, listed anew every 5 s for each page of the listing, at most every 60 s. While the bucket cannot be listed, after ever
/// longer pauses up to a minute.
public final class MirroredSite implements Site {
    private static final long MILLIS_A_PAGE = 5_000;
    private static final long MILLIS_AT_MOST = 60_000;
    private static final long MILLIS_AFTER_TROUBLE = 2_000;
    private static final int ROUNDS = 3;

    private final Target target;
    private final Remote.Wishes wishes;
    private final Path root;
    private final Mirror mirror;
    private final Scan scan;
    private final Thread thread;
    private volatile boolean closing;

    /// @throws UncheckedIOException if the cache cannot be written
    public MirroredSite(Bucket bucket, Target target, Remote.Wishes wishes) {
        this.target = target;
        this.wishes = wishes;
        try {
            Path home = Files.createDirectories(target.home(wishes.cache())).toRealPath();
            this.root = target.copy(home);
            Files.createDirectories(root.getParent());
            this.mirror =
                    new Mirror(bucket, target, home, root, wishes.mostBytes(), wishes.complaint());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.scan = Scan.ofCopy(root, target.url(), wishes.formats(), wishes.complaint());
        this.thread = Thread.ofPlatform().daemon().name("loupe-mirror").unstarted(this::keep);
    }

    @Override
    public List<Found> look() {
        return Files.exists(root) ? scan.look() : List.of();
    }

    @Override
    public void fetch(Following.Watcher watcher) throws IOException {
        try {
            for (int i = 0; i < ROUNDS && mirror.round(watcher).missing() > 0; i++) {
                continue;
            }
        } catch (IOException e) {
            throw new IOException(target.url() + " " + e.getMessage(), e);
        }
    }

    @Override
    public void follow() {
        thread.start();
    }

    private void keep() {
        long trouble = 0;
        while (!closing) {
            try {
                long pause = MILLIS_AT_MOST;
                try {
                    Mirror.Round round = mirror.round((read, bytes, files) -> {});
                    pause = Math.min(MILLIS_AT_MOST, MILLIS_A_PAGE * round.pages());
                    trouble = 0;
                } catch (IOException e) {
                    if (trouble == 0) {
                        wishes.complaint()
                                .accept(
                                        "%s %s; it is tried again."
                                                .formatted(target.url(), e.getMessage()));
                    }
                    trouble = Math.min(MILLIS_AT_MOST, 2 * trouble + MILLIS_AFTER_TROUBLE);
                    pause = trouble;
                }
                Thread.sleep(pause);
            } catch (InterruptedException | RuntimeException e) {
                if (!closing) {
                    wishes.complaint()
                            .accept(target.url() + " is not followed any more: " + e + ".");
                }
                return;
            }
        }
    }

    @Override
    public Optional<Path> files() {
        return Optional.of(root);
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        mirror.close();
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
