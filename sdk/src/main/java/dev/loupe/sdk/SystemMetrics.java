package dev.loupe.sdk;

import com.sun.management.OperatingSystemMXBean;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/// Measures the JVM and the host at an interval, as series `system/…`. Shares are in percent, memory in megabytes, time in seconds.
final class SystemMetrics implements AutoCloseable {
    private static final double MEGABYTE = 1e6;
    private final Run run;
    private final long millis;
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

    private static Map<String, Double> now() {
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
        return values;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
