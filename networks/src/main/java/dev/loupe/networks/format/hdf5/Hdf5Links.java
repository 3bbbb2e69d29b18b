package dev.loupe.networks.format.hdf5;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Allowance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The hard links of a group: in a B-tree of symbol table nodes (sections III.A.1 and III.C), or as messages (IV.A.2.g). Soft and external links are passed over.
///
/// ```
/// tree   "TREE", 0, level u8, entries u16, two siblings, then key, child, key, child, …
/// node   "SNOD", 1, 0, entries u16, entries {name's place in the heap, header's address, kind u32, 0 u32, 16 bytes}
/// ```
final class Hdf5Links {
    private static final int DENSE_AFTER = 2;

    private final Hdf5Layout layout;
    private final Hdf5Heaps heaps;
    private final Allowance allowance;
    private final Set<Long> visited = new HashSet<>();

    record Link(String name, long address) {}

    Hdf5Links(Hdf5Layout layout, Hdf5Heaps heaps) {
        this.layout = layout;
        this.heaps = heaps;
        this.allowance = new Allowance(layout.file());
    }

    /// Whether links or attributes lie in a fractal heap: `version, flags, order of creation, heap's address …` (sections IV.A.2.c and IV.A.2.v).
    static boolean dense(Hdf5Layout layout, Hdf5Header header) {
        for (int type : new int[] {Hdf5Header.LINK_INFO, Hdf5Header.ATTRIBUTE_INFO}) {
            for (Hdf5Header.Message message : header.all(type)) {
                boolean ordered = (message.body().u8(1) & 1) != 0;
                int order = !ordered ? 0 : type == Hdf5Header.LINK_INFO ? 8 : 2;
                if (layout.address(message.body(), DENSE_AFTER + order) != -1) {
                    return true;
                }
            }
        }
        return false;
    }

    void read(Hdf5Header header, List<Link> into) {
        for (Hdf5Header.Message message : header.all(Hdf5Header.SYMBOL_TABLE)) {
            Bytes names = heaps.local(layout.address(message.body(), layout.addressWidth()));
            tree(layout.address(message.body(), 0), names, into);
        }
        for (Hdf5Header.Message message : header.all(Hdf5Header.LINK)) {
            message(message.body(), into);
        }
    }

    /// Every node belongs to one group, so that each is visited once whatever the addresses say.
    private void tree(long root, Bytes names, List<Link> into) {
        Deque<Long> open = new ArrayDeque<>(List.of(root));
        int width = layout.addressWidth();
        while (!open.isEmpty()) {
            long address = open.pop();
            if (!visited.add(address)) {
                continue;
            }
            if (layout.at(address).says(0, "SNOD")) {
                node(layout.at(address), names, into);
                continue;
            }
            Bytes node = layout.block(address, "TREE");
            int entries = node.u16(6);
            long at = 8 + 2L * width + layout.lengthWidth();
            for (int i = entries - 1; i >= 0; i--) {
                open.push(layout.address(node, at + (long) i * (width + layout.lengthWidth())));
            }
        }
    }

    private void node(Bytes node, Bytes names, List<Link> into) {
        int entries = node.u16(6);
        int width = layout.addressWidth();
        for (int i = 0; i < entries; i++) {
            long at = 8 + (long) i * (2L * width + 24);
            boolean soft = node.i32(at + 2L * width) == 2;
            if (!soft) {
                String name = Hdf5Heaps.name(names, layout.address(node, at));
                allowance.spend(name.length(), node.start() + at);
                into.add(new Link(name, layout.address(node, at + width)));
            }
        }
    }

    /// `version, flags, type if bit 3, order 8 if bit 2, encoding if bit 4, length of 1 << (flags & 3) bytes, name, address`.
    private void message(Bytes link, List<Link> into) {
        int flags = link.u8(1);
        int at = 2;
        int type = (flags & 8) != 0 ? link.u8(at++) : 0;
        at += (flags & 4) != 0 ? 8 : 0;
        at += (flags & 16) != 0 ? 1 : 0;
        int width = 1 << (flags & 3);
        long length =
                switch (width) {
                    case 1 -> link.u8(at);
                    case 2 -> link.u16(at);
                    case 4 -> link.u32(at);
                    default -> link.i64(at);
                };
        if (length < 0 || length > link.length()) {
            throw new Broken(
                    link.start() + at, "the name of a link", Long.toUnsignedString(length));
        }
        if (type == 0) {
            into.add(
                    new Link(
                            link.text(at + width, length),
                            layout.address(link, at + width + length)));
        }
    }
}
