package dev.loupe.intake.open;

/// Keeps the process small while it reads much and keeps little.
///
/// What is read is dead soon after it is stored, but old enough by then to lie where the JVM's serial collector looks only when the heap is at its greatest size: a gigabyte of logs would leave as much behind. So it is told to look
/// whenever that much more than what was found alive is in use. With little alive a look takes some 40 milliseconds, and 18 million points take a dozen of them.
final class HeapWatch {
    private static final long ROOM = 80L << 20;

    /// A process that keeps more than this is large for another reason, and a look at all of it takes long.
    private static final long SMALL = 256L << 20;

    private long alive;

    /// Looks, if there is reason to.
    synchronized void look() {
        if (used() > alive + (alive < SMALL ? ROOM : 2 * alive)) {
            System.gc();
            alive = used();
        }
    }

    private static long used() {
        Runtime jvm = Runtime.getRuntime();
        return jvm.totalMemory() - jvm.freeMemory();
    }
}
