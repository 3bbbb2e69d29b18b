package dev.loupe.networks.format.hdf5;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

import java.util.HashMap;
import java.util.Map;

/// Where names of links and long texts lie (sections III.D, local heap, and III.E, global heap).
final class Hdf5Heaps {
    private static final int LONGEST_NAME = 4096;

    private final Hdf5Layout layout;
    private final Map<Long, Map<Integer, Bytes>> collections = new HashMap<>();

    Hdf5Heaps(Hdf5Layout layout) {
        this.layout = layout;
    }

    /// The segment of a local heap: `"HEAP", version, 0 ×3, size, free list, segment's address`.
    Bytes local(long address) {
        Bytes heap = layout.block(address, "HEAP");
        int width = layout.lengthWidth();
        return layout.at(layout.address(heap, 8 + 2L * width)).slice(0, layout.length(heap, 8));
    }

    /// A text that ends with a zero.
    static String name(Bytes segment, long at) {
        long end = at;
        while (end < segment.length() && end - at < LONGEST_NAME && segment.u8(end) != 0) {
            end++;
        }
        return segment.text(at, end - at);
    }

    /// An object of a global heap: `"GCOL", version, 0 ×3, size, objects {index u16, references u16, 0 u32, size, content padded to 8}`.
    Bytes global(long address, int index) {
        Map<Integer, Bytes> objects = collections.computeIfAbsent(address, this::collection);
        Bytes found = objects.get(index);
        if (found == null) {
            throw new Broken(address, "object " + index + " in the global heap", "none");
        }
        return found;
    }

    private Map<Integer, Bytes> collection(long address) {
        Bytes heap = layout.block(address, "GCOL");
        long end = Math.min(heap.length(), layout.length(heap, 8));
        int width = layout.lengthWidth();
        Map<Integer, Bytes> objects = new HashMap<>();
        for (long at = 8L + width; at + 8 + width <= end; ) {
            int index = heap.u16(at);
            if (index == 0) {
                break;
            }
            long size = layout.length(heap, at + 8);
            objects.put(index, heap.slice(at + 8 + width, size));
            at += 8 + width + Math.ceilDiv(size, 8) * 8;
        }
        return objects;
    }
}
