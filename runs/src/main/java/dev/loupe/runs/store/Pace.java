package dev.loupe.runs.store;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// How long a group waits for company before it is committed. Senders that wait for their answer come back a moment after it; a commit that begins at once would carry only those that happened to be first,
/// and the others would wait for it and the next one. So a group waits, for a part of what a commit takes, until as many are there as were answered last or wait already. When nobody
/// came it does not wait the next few times.
final class Pace {
    private static final long LEAST_SPAN = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long MOST_SPAN = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long QUICK_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long REST_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final int PART = 3;
    private static final int MOST_PATIENCE_LOST = 64;

    private long commitNanos;
    private long span = LEAST_SPAN;
    private int returning;
    private int vain;
    private int skip;

    /// @param answered how many were in the group
    /// @param waiting  how many came meanwhile
    void committed(long nanos, int answered, int waiting) {
        commitNanos = nanos;
        span = Math.clamp(waiting > 0 ? 2 * span : nanos, LEAST_SPAN, MOST_SPAN);
        returning = answered + waiting;
    }

    /// How long a group gathers what waits, at most: as long as the last commit took, and twice as long as before while works keep waiting. Large works of many runs write to the same pages, which are then written once a commit.
    long span() {
        return span;
    }

    /// The next entry, or null when the group should be committed as it is.
    ///
    /// @param group how many it has
    /// @param end   when it must end, by [System#nanoTime]
    <E> @Nullable E next(BlockingQueue<E> queue, int group, long end) {
        E next = queue.poll();
        if (next != null || group >= returning || commitNanos < QUICK_NANOS) {
            return next;
        }
        if (skip > 0) {
            skip--;
            return null;
        }
        next = awaited(queue, Math.min(commitNanos / PART, end - System.nanoTime()));
        if (next == null) {
            vain = Math.min(MOST_PATIENCE_LOST, 2 * vain + 1);
            skip = vain;
        } else {
            vain = 0;
        }
        return next;
    }

    /// Looks again after short rests, so that not every sender's coming wakes the writer, which would take a core from the senders.
    private static <E> @Nullable E awaited(BlockingQueue<E> queue, long patience) {
        long end = System.nanoTime() + patience;
        E next = null;
        while (next == null && System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(REST_NANOS);
            next = queue.poll();
        }
        return next;
    }
}
