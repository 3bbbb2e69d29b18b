package dev.loupe.sdk;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Measures the JVM and the host at an interval, as series `system/…`. Shares are in percent, memory, disk and network in megabytes, time in seconds; what a host does not tell is left out.
/// Traffic of disks and network counts from the start of the measurement.
final class SystemMetrics implements AutoCloseable {
    private static final double MEGABYTE = 1e6;
    private final Run run;
    private final long millis;
    private final Traffic before = Traffic.now();
    private final Thread thread = new Thread(this::measure, "loupe-system");

    private SystemMetrics(Run run, long millis) {
        this.run = run;
        this.millis = millis;
        thread.setDaemon(true);
    }

    static SystemMetrics start(Run run, long millis) {
        SystemMetrics metrics = new SystemMetrics(run, millis);
        metrics.thread.start();
        return metrics;
    }

    private void measure() {
        try {
            for (long step = 0; ; step++) {
                run.log(now(), step);
                Thread.sleep(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Double> now() {
        Map<String, Double> values = new LinkedHashMap<>();
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            values.put("system/cpu", 100 * system.getCpuLoad());
            values.put("system/process_cpu", 100 * system.getProcessCpuLoad());
            values.put("system/memory_free", system.getFreeMemorySize() / MEGABYTE);
        }
        Runtime runtime = Runtime.getRuntime();
        values.put("system/heap", (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE);
        values.put("system/threads", (double) ManagementFactory.getThreadMXBean().getThreadCount());
        double collecting = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collecting += Math.max(0, collector.getCollectionTime()) / 1e3;
        }
        values.put("system/gc", collecting);
        disk(values);
        traffic(values);
        return values;
    }

    /// The disk of the working folder.
    private static void disk(Map<String, Double> values) {
        try {
            FileStore disk = Files.getFileStore(Path.of(""));
            double all = disk.getTotalSpace();
            double free = disk.getUsableSpace();
            if (all > 0) {
                values.put("system/disk_used", 100 * (1 - free / all));
                values.put("system/disk_free", free / MEGABYTE);
            }
        } catch (IOException | SecurityException unknown) {
            return;
        }
    }

    private void traffic(Map<String, Double> values) {
        Traffic now = Traffic.now();
        if (now.equals(Traffic.NONE)) {
            return;
        }
        Traffic told = now.since(before);
        values.put("system/network_received", told.received() / MEGABYTE);
        values.put("system/network_sent", told.sent() / MEGABYTE);
        values.put("system/disk_read", told.read() / MEGABYTE);
        values.put("system/disk_written", told.written() / MEGABYTE);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
