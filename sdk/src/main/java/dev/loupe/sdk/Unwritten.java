package dev.loupe.sdk;

import dev.loupe.sdk.Complaints.Trouble;
import dev.loupe.sdk.offline.Entry;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/// Records on their way to the disk, in order. While it takes none they wait in memory, up to a bound; past it the oldest go, but the one that makes the run.
/// Guarded by the journal.
final class Unwritten {
    private static final long MOST_CHARACTERS = 16L << 20;

    /// Where records go.
    interface Shelf {
        void append(Entry entry) throws IOException;
    }

    private final Shelf shelf;
    private final Complaints complaints;
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private long characters;

    Unwritten(Shelf shelf, Complaints complaints) {
        this.shelf = shelf;
        this.complaints = complaints;
    }

    void add(Entry entry) {
        waiting.add(entry);
        characters += entry.rest().length();
    }

    /// Writes what the disk takes. @return whether it took anything
    boolean write() {
        boolean any = false;
        while (!waiting.isEmpty()) {
            try {
                shelf.append(waiting.element());
            } catch (IOException e) {
                complaints.say(Trouble.DISK, "a record cannot be written now: " + e);
                bound();
                return any;
            }
            characters -= waiting.remove().rest().length();
            any = true;
        }
        return any;
    }

    int size() {
        return waiting.size();
    }

    private void bound() {
        Entry first = waiting.element();
        if (first.kind().equals("run")) {
            waiting.remove();
        }
        while (characters > MOST_CHARACTERS && waiting.size() > 1) {
            characters -= waiting.remove().rest().length();
            complaints.say(
                    Trouble.LOST, "records are lost, since the disk has taken none for too long");
        }
        if (first.kind().equals("run")) {
            waiting.addFirst(first);
        }
    }
}
