package dev.loupe.sdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the host has sent, received, read and written since it started, in bytes, as Linux tells it; elsewhere nothing is known.
///
/// Sources: Linux, `Documentation/filesystems/proc.rst` section 1.4 (`net/dev`: receive bytes first, transmit bytes ninth), `Documentation/admin-guide/iostats.rst`
/// (`diskstats`: sectors of 512 bytes, read in field 3, written in field 7, behind the device's two numbers and name).
record Traffic(long received, long sent, long read, long written) {
    static final Traffic NONE = new Traffic(0, 0, 0, 0);
    private static final int SECTOR = 512;

    static Traffic now() {
        return of(lines("/proc/net/dev"), lines("/proc/diskstats"));
    }

    /// @param interfaces lines of `net/dev`; the loopback is left out
    /// @param disks      lines of `diskstats`; partitions, loop devices and memory disks are left out
    static Traffic of(List<String> interfaces, List<String> disks) {
        long received = 0;
        long sent = 0;
        for (String line : interfaces) {
            int colon = line.indexOf(':');
            if (colon < 0 || line.substring(0, colon).strip().equals("lo")) {
                continue;
            }
            String[] fields = line.substring(colon + 1).strip().split("\\s+");
            received += number(fields, 0);
            sent += number(fields, 8);
        }
        long read = 0;
        long written = 0;
        for (String line : disks) {
            String[] fields = line.strip().split("\\s+");
            if (fields.length > 9 && whole(fields[2])) {
                read += number(fields, 5) * SECTOR;
                written += number(fields, 9) * SECTOR;
            }
        }
        return new Traffic(received, sent, read, written);
    }

    Traffic since(Traffic before) {
        return new Traffic(
                received - before.received,
                sent - before.sent,
                read - before.read,
                written - before.written);
    }

    /// A disk, not a part of one: `sda`, `vdb`, `nvme0n1`, `mmcblk0`.
    private static boolean whole(String device) {
        return device.matches("(?:[shv]d|xvd)[a-z]+|nvme\\d+n\\d+|mmcblk\\d+");
    }

    private static long number(String[] fields, int at) {
        try {
            return at < fields.length ? Long.parseLong(fields[at]) : 0;
        } catch (NumberFormatException other) {
            return 0;
        }
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException | SecurityException elsewhere) {
            return List.of();
        }
    }
}
