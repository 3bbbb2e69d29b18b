package dev.loupe.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Lines as Linux 6 writes them.
final class TrafficTest {
    private static final List<String> INTERFACES =
            List.of(
                    "Inter-|   Receive                                                |  Transmit",
                    " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed",
                    "    lo: 9000      90    0    0    0     0          0         0 9000      90    0    0    0     0       0          0",
                    "  eth0: 1200      10    0    0    0     0          0         0  340       4    0    0    0     0       0          0",
                    "wlan0:800       8    0    0    0     0          0         0  60       1    0    0    0     0       0          0");
    private static final List<String> DISKS =
            List.of(
                    " 259       0 nvme0n1 100 0 8 5 50 0 16 9 0 12 14 0 0 0 0 0 0",
                    " 259       1 nvme0n1p1 100 0 8 5 50 0 16 9 0 12 14 0 0 0 0 0 0",
                    "   8       0 sda 10 0 2 5 5 0 4 9 0 12 14",
                    "   8       1 sda1 10 0 2 5 5 0 4 9 0 12 14",
                    "   7       0 loop0 10 0 99 5 5 0 99 9 0 12 14");

    @Test
    void wholeDisksAndRealInterfacesCount() {
        assertEquals(new Traffic(2_000, 400, 10 * 512, 20 * 512), Traffic.of(INTERFACES, DISKS));
    }

    @Test
    void whatIsUnreadableIsNothing() {
        assertEquals(Traffic.NONE, Traffic.of(List.of(), List.of("", "8 0 sda x")));
    }

    @Test
    void onlyWhatCameSinceIsTold() {
        Traffic later = new Traffic(5, 6, 7, 8);
        assertEquals(new Traffic(4, 4, 4, 4), later.since(new Traffic(1, 2, 3, 4)));
    }
}
