package dev.loupe.intake.tensorboard;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The tags of a run, found by their bytes without making a text of them each time.
final class TagTable {
    private final List<Tag> tags = new ArrayList<>();
    private @Nullable Entry[] slots = new Entry[64];

    private record Entry(byte[] name, int hash, Tag tag) {}

    /// The tag whose name stands there; made when it is new.
    Tag of(byte[] data, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + data[i];
        }
        hash ^= hash >>> 16;
        int slot = hash & slots.length - 1;
        for (Entry entry = slots[slot]; entry != null; entry = slots[slot]) {
            if (entry.hash == hash
                    && Arrays.equals(entry.name, 0, entry.name.length, data, from, to)) {
                return entry.tag;
            }
            slot = slot + 1 & slots.length - 1;
        }
        byte[] name = Arrays.copyOfRange(data, from, to);
        Tag tag = new Tag(new String(name, StandardCharsets.UTF_8), tags.size());
        tags.add(tag);
        slots[slot] = new Entry(name, hash, tag);
        if (2 * tags.size() > slots.length) {
            grow();
        }
        return tag;
    }

    Tag of(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    /// In the order they came.
    List<Tag> all() {
        return tags;
    }

    private void grow() {
        @Nullable Entry[] old = slots;
        slots = new Entry[2 * old.length];
        for (Entry entry : old) {
            if (entry != null) {
                int slot = entry.hash & slots.length - 1;
                while (slots[slot] != null) {
                    slot = slot + 1 & slots.length - 1;
                }
                slots[slot] = entry;
            }
        }
    }
}
