package dev.loupe.bench.crash;

import dev.loupe.core.RunId;
import dev.loupe.runs.Intake;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.store.Stores;

import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// A program that writes to a store until it is killed, and says on standard output what was acknowledged, when it was.
///
/// Arguments: a folder, then runs as `id:batch`, the first batch to send. A run that is not there is made. One line an acknowledgement: `open`,
/// `run id`, `batch id number`, `file id number`.
public final class CrashWriter {
    /// Batches of a run that are under way at once.
    static final int WINDOW = 4;

    private record Sent(int number, CompletableFuture<Intake.Receipt> receipt) {}

    private final Store store;
    private final FileOutputStream out;

    private CrashWriter(Store store, FileOutputStream out) {
        this.store = store;
        this.out = out;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        CrashWriter writer = new CrashWriter(Stores.open(args[0], null), out);
        writer.say("open");
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            String[] run = args[i].split(":");
            RunId id = new RunId(run[0]);
            int from = Integer.parseInt(run[1]);
            threads.add(Thread.startVirtualThread(() -> writer.forever(id, from)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void forever(RunId run, int from) {
        try {
            create(run);
            Deque<Sent> window = new ArrayDeque<>();
            for (int number = from; ; number++) {
                window.add(new Sent(number, store.intake().submit(Script.batch(run, number))));
                if (window.size() == WINDOW) {
                    acknowledged(run, window.removeFirst());
                }
            }
        } catch (IOException | RuntimeException e) {
            e.printStackTrace(new PrintStream(new FileOutputStream(FileDescriptor.err), true));
            Runtime.getRuntime().halt(3);
        }
    }

    private void create(RunId run) throws IOException {
        if (store.runs().find(run).isEmpty()) {
            store.runs()
                    .create(
                            new Runs.NewRun(
                                    run,
                                    "0",
                                    "killed",
                                    "me",
                                    1_000,
                                    RunStatus.RUNNING,
                                    List.of(),
                                    Map.of()));
        }
        say("run " + run);
    }

    private void acknowledged(RunId run, Sent sent) throws IOException {
        sent.receipt.join();
        say("batch " + run + " " + sent.number);
        if (sent.number % Script.BATCHES_A_FILE == 0) {
            store.artifacts()
                    .put(
                            Script.path(run, sent.number),
                            new ByteArrayInputStream(Script.file(run, sent.number)));
            say("file " + run + " " + sent.number);
        }
    }

    private synchronized void say(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
