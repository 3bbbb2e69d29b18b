package dev.loupe.intake.open;

import dev.loupe.intake.Format;
import dev.loupe.intake.Source;
import dev.loupe.runs.Bookmarks;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Logs below some paths, read on while they grow. All logs advance together: each gives a part in turn. Where reading stopped is kept once its data is stored, so that a restart goes on there.
public final class Following implements AutoCloseable {
    private static final long MILLIS_BETWEEN = 500;
    private static final long MILLIS_AFTER_TROUBLE = 2_000;
    private static final long NANOS_A_TURN = 2_000_000_000L;
    private static final int ROUNDS_A_SCAN = 4;
    private static final int THREADS =
            Math.clamp(4L * Runtime.getRuntime().availableProcessors(), 4, 8);

    private final List<? extends Site> sites;
    private final StoreLogbook book;
    private final Bookmarks bookmarks;
    private final Map<String, OpenedLog> opened = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final ExecutorService readers =
            Executors.newFixedThreadPool(
                    THREADS,
                    task -> {
                        Thread thread = new Thread(task, "loupe-read");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final Thread thread = new Thread(this::follow, "loupe-follow");
    private volatile boolean closing;
    private boolean anew;
    private boolean behind;
    private String trouble = "";

    /// @param bookmarks where it is kept how far each log was read
    public Following(
            List<Path> paths, List<Format> formats, StoreLogbook book, Bookmarks bookmarks) {
        this(
                paths.stream().map(path -> new Scan(path, formats, book::damaged)).toList(),
                book,
                bookmarks);
    }

    /// @param sites     belong to their maker, who closes them afterwards
    /// @param bookmarks where it is kept how far each log was read
    public Following(List<? extends Site> sites, StoreLogbook book, Bookmarks bookmarks) {
        this.sites = sites;
        this.book = book;
        this.bookmarks = bookmarks;
        thread.setDaemon(true);
    }

    /// Told how far it is: bytes read, bytes in all, logs.
    @FunctionalInterface
    public interface Watcher {
        void at(long read, long bytes, int logs);
    }

    /// Reads everything that is there from its start, once, and waits until it is stored.
    public void once(Watcher watcher) {
        anew = true;
        scan();
        boolean more = true;
        while (more && !closing) {
            more = rounds(watcher);
            settle();
        }
        for (OpenedLog log : opened.values()) {
            log.last(book);
        }
        settle();
    }

    /// Reads in the background until closed.
    public void start() {
        sites.forEach(Site::follow);
        thread.start();
    }

    private void follow() {
        while (!closing) {
            try {
                scan();
                boolean more = advance();
                for (int i = 0; i < ROUNDS_A_SCAN && !more && !closing; i++) {
                    Thread.sleep(MILLIS_BETWEEN);
                    more = advance();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!closing) {
                    startOver(e);
                }
            }
        }
    }

    /// What newly opened logs held was logged when they say, however long after that they were opened; what comes later is heard as it comes. @return whether some have more
    private boolean advance() {
        boolean more = rounds((read, bytes, logs) -> {});
        settle();
        if (behind && !more) {
            book.heardWhenLogged();
            behind = false;
        }
        return more;
    }

    /// What was told but not stored is told again: every log goes on at its bookmark.
    private void startOver(RuntimeException why) {
        String said = String.valueOf(why.getMessage());
        if (!said.equals(trouble)) {
            book.damaged("Reading stopped and begins again: " + said);
        }
        trouble = said;
        opened.values().forEach(log -> log.close(book));
        opened.clear();
        book.forget();
        try {
            Thread.sleep(MILLIS_AFTER_TROUBLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing = true;
        }
    }

    /// Parts of all logs in turn, until none has more or it is time to look for others. @return whether some have more
    private boolean rounds(Watcher watcher) {
        long end = System.nanoTime() + NANOS_A_TURN;
        boolean more = true;
        while (more && !closing && System.nanoTime() < end) {
            more = round(watcher);
            book.sweep();
        }
        return more;
    }

    private void scan() {
        Set<String> there = new HashSet<>();
        for (Site site : sites) {
            for (Found found : site.look()) {
                there.add(found.log());
                if (!opened.containsKey(found.log())) {
                    open(found);
                }
            }
        }
        for (String gone : opened.keySet().stream().filter(log -> !there.contains(log)).toList()) {
            OpenedLog log = opened.remove(gone);
            if (log != null) {
                log.close(book);
            }
        }
        refused.retainAll(there);
    }

    private void open(Found found) {
        try {
            @Nullable String place = anew ? null : bookmarks.find(found.log()).orElse(null);
            Source source = found.find().opener().open(place);
            opened.put(found.log(), new OpenedLog(found.log(), source, place == null ? "" : place));
            behind = true;
        } catch (IOException | RuntimeException e) {
            if (refused.add(found.log())) {
                book.damaged(
                        "The log "
                                + found.find().key()
                                + " cannot be opened: "
                                + e.getMessage()
                                + ".");
            }
        }
    }

    /// One part of each log. @return whether some have more
    private boolean round(Watcher watcher) {
        List<OpenedLog> logs = new ArrayList<>(opened.values());
        List<Callable<Boolean>> parts =
                logs.stream().<Callable<Boolean>>map(log -> () -> read(log)).toList();
        boolean more = false;
        try {
            for (Future<Boolean> part : readers.invokeAll(parts)) {
                more |= part.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException(e);
        }
        long read = 0;
        long bytes = 0;
        for (OpenedLog log : logs) {
            Source.Progress at = log.progress();
            read += at.read();
            bytes += at.bytes();
        }
        watcher.at(read, bytes, logs.size());
        return more;
    }

    private boolean read(OpenedLog log) {
        return !closing && log.read(book);
    }

    /// Everything told is stored; then it is kept how far that was.
    private void settle() {
        Map<String, String> places = new LinkedHashMap<>();
        for (OpenedLog log : opened.values()) {
            log.moved().ifPresent(place -> places.put(log.name(), place));
        }
        book.settle();
        if (!places.isEmpty()) {
            bookmarks.put(places);
            for (OpenedLog log : opened.values()) {
                log.kept(places);
            }
        }
    }

    /// How many logs are open.
    public int logs() {
        return opened.size();
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        readers.shutdownNow();
        opened.values().forEach(log -> log.close(book));
    }
}
