package dev.loupe.intake.neptune;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnProjection;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// The rows of a Parquet file, one after another.
///
/// The library waits without end where a broken page ended one of its workers, so that reading is given up when no row has come for a while; and a file that gives fewer rows than its head says is broken.
final class ParquetRows {
    private static final ScheduledExecutorService WATCH =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "loupe-parquet-watch");
                        thread.setDaemon(true);
                        return thread;
                    });

    private final Duration patience;

    /// @param patience how long the next row may take
    ParquetRows(Duration patience) {
        this.patience = patience;
    }

    /// Takes a row.
    @FunctionalInterface
    interface Taker {
        void row(RowReader row) throws IOException;
    }

    /// @param columns those that are wanted, null for all
    /// @throws IOException with half a sentence, if the file is broken or cannot be read
    void each(Path file, @Nullable ColumnProjection columns, Taker taker) throws IOException {
        Watch watch = new Watch(Thread.currentThread());
        long millis = patience.toMillis();
        ScheduledFuture<?> asked =
                WATCH.scheduleWithFixedDelay(watch, millis, millis, TimeUnit.MILLISECONDS);
        long read = 0;
        long told = -1;
        try (ParquetFileReader open = ParquetFileReader.open(InputFile.of(file))) {
            told = open.getFileMetaData().numRows();
            try (RowReader rows =
                    columns == null
                            ? open.rowReader()
                            : open.buildRowReader().projection(columns).build()) {
                while (rows.hasNext()) {
                    rows.next();
                    watch.rows = ++read;
                    taker.row(rows);
                }
            }
        } catch (RuntimeException e) {
            throw new IOException(watch.gaveUp ? "it gives no rows any more" : message(e), e);
        } finally {
            asked.cancel(false);
            if (watch.gaveUp) {
                Thread.interrupted();
            }
        }
        if (read != told) {
            throw new IOException("it has %d rows, but says %d".formatted(read, told));
        }
    }

    private static String message(RuntimeException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /// Looks now and then whether a row has come.
    private static final class Watch implements Runnable {
        private final Thread reader;
        private volatile long rows;
        private long before = -1;
        private volatile boolean gaveUp;

        private Watch(Thread reader) {
            this.reader = reader;
        }

        @Override
        public void run() {
            if (rows == before) {
                gaveUp = true;
                reader.interrupt();
            }
            before = rows;
        }
    }
}
