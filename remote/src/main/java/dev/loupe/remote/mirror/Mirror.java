package dev.loupe.remote.mirror;

import dev.loupe.intake.open.Following;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A folder kept the same as what a bucket holds below a prefix. A file that is here with the object's size and time is taken as the object when the first round begins, so that a restart fetches only
/// what changed; from then on versions are compared. Used by one thread at a time; it fetches with several. Memory: a few hundred bytes an object.
final class Mirror implements AutoCloseable {
    private static final String PARTS = ".part";
    private static final int THREADS = 8;
    private static final int ATTEMPTS = 3;
    private static final long MILLIS_BETWEEN = 200;

    private final Bucket bucket;
    private final Target target;
    private final Path home;
    private final Path root;
    private final long mostBytes;
    private final Consumer<String> complaint;
    private final Map<String, String> held = new ConcurrentHashMap<>();
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final ExecutorService fetchers =
            Executors.newFixedThreadPool(
                    THREADS, Thread.ofPlatform().daemon().name("loupe-fetch-", 0).factory());
    private final AtomicLong parts = new AtomicLong();
    private boolean begun;
    private volatile boolean closing;

    /// What a round came to.
    ///
    /// @param pages   of the listing
    /// @param missing files that are not here as they should be
    record Round(int pages, int missing) {}

    /// @param home a folder for this alone
    /// @param root where the copy lies: a folder, or a file if the prefix is one object
    Mirror(
            Bucket bucket,
            Target target,
            Path home,
            Path root,
            long mostBytes,
            Consumer<String> complaint) {
        this.bucket = bucket;
        this.target = target;
        this.home = home;
        this.root = root;
        this.mostBytes = mostBytes;
        this.complaint = complaint;
    }

    /// Lists once, and makes the folder the same.
    ///
    /// @throws IOException if it cannot be listed; the folder is left as it is
    Round round(Following.Watcher watcher) throws IOException {
        Wanted wanted = Wanted.of(bucket, target, mostBytes);
        wanted.sentences().forEach(this::say);
        if (!begun) {
            find(wanted.files());
            begun = true;
        }
        for (String path : held.keySet().stream().sorted().toList()) {
            if (!wanted.files().containsKey(path)) {
                remove(path);
            }
        }
        if (!wanted.files().containsKey("")) {
            Files.createDirectories(root);
        } else if (Files.isDirectory(root)) {
            Files.delete(root);
        }
        return new Round(wanted.pages(), fetch(wanted.files(), watcher));
    }

    private void say(String sentence) {
        if (said.add(sentence)) {
            complaint.accept(sentence);
        }
    }

    /// What an earlier process left: what is still the same is held, what is not wanted is removed.
    private void find(Map<String, StoredObject> wanted) throws IOException {
        try (Stream<Path> left = Files.list(Files.createDirectories(home.resolve(PARTS)))) {
            for (Path part : left.toList()) {
                Files.delete(part);
            }
        }
        List<Path> there = List.of();
        if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> all = Files.walk(root)) {
                there = all.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS)).toList();
            }
        }
        for (Path file : there) {
            String path = root.relativize(file).toString().replace('\\', '/');
            StoredObject object = wanted.get(path);
            if (object == null) {
                remove(path);
            } else if (new Copy(bucket, object, file, new LongAdder()).current()) {
                held.put(path, object.version());
            }
        }
    }

    private void remove(String path) throws IOException {
        held.remove(path);
        Path file = root.resolve(path);
        Files.deleteIfExists(file);
        for (Path folder = file.getParent();
                folder != null && !folder.equals(root) && folder.startsWith(root);
                folder = folder.getParent()) {
            try (Stream<Path> inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    return;
                }
            } catch (NoSuchFileException gone) {
                continue;
            }
            Files.delete(folder);
        }
    }

    private int fetch(Map<String, StoredObject> wanted, Following.Watcher watcher) {
        Map<String, StoredObject> stale = new HashMap<>(wanted);
        stale.entrySet().removeIf(e -> e.getValue().version().equals(held.get(e.getKey())));
        long total = stale.values().stream().mapToLong(StoredObject::size).sum();
        LongAdder bytes = new LongAdder();
        List<Future<Boolean>> parts = new ArrayList<>();
        for (Map.Entry<String, StoredObject> file : new TreeMap<>(stale).entrySet()) {
            parts.add(fetchers.submit(fetching(file.getKey(), file.getValue(), bytes)));
        }
        int missing = 0;
        try {
            for (Future<Boolean> part : parts) {
                while (!closing && part.state() != Future.State.SUCCESS) {
                    watcher.at(bytes.sum(), Math.max(total, bytes.sum()), stale.size());
                    try {
                        part.get(MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
                    } catch (TimeoutException notYet) {
                        continue;
                    }
                }
                missing += !closing && part.get() ? 0 : 1;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return missing;
    }

    /// @return whether it is here then
    private Callable<Boolean> fetching(String path, StoredObject object, LongAdder bytes) {
        Path file = root.resolve(path);
        Path part = home.resolve(PARTS).resolve("" + parts.incrementAndGet());
        return () -> {
            IOException failure = new IOException("it was not tried");
            for (int i = 1; i <= ATTEMPTS && !closing; i++) {
                try {
                    held.remove(path);
                    new Copy(bucket, object, file, bytes).update(part);
                    held.put(path, object.version());
                    return true;
                } catch (NoSuchFileException changed) {
                    return false;
                } catch (IOException e) {
                    failure = e;
                    Thread.sleep(MILLIS_BETWEEN * i);
                } finally {
                    Files.deleteIfExists(part);
                }
            }
            if (!closing) {
                say(
                        "The object %s://%s/%s cannot be read: %s."
                                .formatted(
                                        target.scheme(),
                                        target.bucket(),
                                        object.key(),
                                        failure.getMessage()));
            }
            return false;
        };
    }

    @Override
    public void close() {
        closing = true;
        fetchers.shutdownNow();
        bucket.close();
    }
}
