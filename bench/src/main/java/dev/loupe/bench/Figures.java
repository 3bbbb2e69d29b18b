package dev.loupe.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/// How the ladders measure and print.
final class Figures {
    static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private Figures() {}

    /// Something that is timed.
    interface Work {
        void run(int round) throws IOException, InterruptedException;
    }

    /// Times in milliseconds, ascending.
    static double[] times(int warm, int rounds, Work work)
            throws IOException, InterruptedException {
        double[] millis = new double[rounds];
        for (int i = -warm; i < rounds; i++) {
            long began = System.nanoTime();
            work.run(i + warm);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    static void print(String what, double[] sorted) {
        OUT.printf(
                Locale.ROOT,
                "%-60s median %8.2f ms   p95 %8.2f   worst %8.2f%n",
                what,
                sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100],
                sorted[sorted.length - 1]);
    }

    /// Milliseconds that this process has computed so far, on all cores together; unlike a clock's, they do not grow with what else the machine does.
    static double cpuMillis() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getProcessCpuTime()
                / 1e6;
    }

    static void rate(String what, long things, double seconds) {
        OUT.printf(
                Locale.ROOT,
                "%-60s %,12.0f a second   (%,d in %.1f s)%n",
                what,
                things / seconds,
                things,
                seconds);
    }

    /// Bytes of all files below a folder.
    static long bytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Median milliseconds of writing 4 kB and waiting for the disk.
    static double syncMillis(Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("sync");
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            double[] times =
                    times(
                            5,
                            100,
                            round -> {
                                channel.write(ByteBuffer.allocate(4_096));
                                channel.force(false);
                            });
            return times[times.length / 2];
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
