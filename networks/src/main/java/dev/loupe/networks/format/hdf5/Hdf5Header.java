package dev.loupe.networks.format.hdf5;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The messages of one object header (section IV.A), with those in its continuation blocks.
///
/// ```
/// version 1   version u8, 0, messages u16, references u32, size u32, 0 u32, messages {type u16, size u16, flags u8, 0 ×3, body}
/// version 2   "OHDR", 2, flags u8, times 16 if bit 5, limits 4 if bit 4, size of 1 << (flags & 3) bytes,
///             messages {type u8, size u16, flags u8, order u16 if bit 2, body}, checksum u32
/// ```
final class Hdf5Header {
    static final int DATASPACE = 1, LINK_INFO = 2, DATATYPE = 3, LINK = 6, LAYOUT = 8;
    static final int FILTERS = 0xb, ATTRIBUTE = 0xc, SYMBOL_TABLE = 0x11, ATTRIBUTE_INFO = 0x15;
    private static final int CONTINUATION = 0x10;
    private static final int MOST_BLOCKS = 10_000;

    private final List<Message> messages = new ArrayList<>();

    /// @param shared whether the body only says where the message is
    record Message(int type, boolean shared, Bytes body) {}

    private Hdf5Header() {}

    List<Message> all(int type) {
        return messages.stream().filter(m -> m.type == type).toList();
    }

    Optional<Message> first(int type) {
        return messages.stream().filter(m -> m.type == type).findFirst();
    }

    static Hdf5Header read(Hdf5Layout layout, long address) {
        Hdf5Header header = new Hdf5Header();
        Bytes start = layout.at(address);
        boolean second = start.says(0, "OHDR");
        List<Bytes> blocks = new ArrayList<>();
        int order = 0;
        if (second) {
            int flags = start.u8(5);
            int at = 6 + ((flags & 32) != 0 ? 16 : 0) + ((flags & 16) != 0 ? 4 : 0);
            int width = 1 << (flags & 3);
            long size =
                    switch (width) {
                        case 1 -> start.u8(at);
                        case 2 -> start.u16(at);
                        case 4 -> start.u32(at);
                        default -> start.i64(at);
                    };
            order = (flags & 4) != 0 ? 2 : 0;
            blocks.add(start.slice(at + width, size));
        } else {
            if (start.u8(0) != 1) {
                throw new Broken(start.start(), "an object header of version 1 or 2", "another");
            }
            blocks.add(start.slice(16, start.u32(8)));
        }
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < blocks.size(); i++) {
            if (i > MOST_BLOCKS) {
                throw new Broken(
                        start.start(), "at most " + MOST_BLOCKS + " header blocks", "more");
            }
            header.block(layout, blocks.get(i), second, order, blocks, seen);
        }
        return header;
    }

    private void block(
            Hdf5Layout layout,
            Bytes block,
            boolean second,
            int order,
            List<Bytes> blocks,
            Set<Long> seen) {
        int head = second ? 4 + order : 8;
        for (long at = 0; at + head <= block.length(); ) {
            int type = second ? block.u8(at) : block.u16(at);
            int size = block.u16(at + (second ? 1 : 2));
            int flags = block.u8(at + (second ? 3 : 4));
            Bytes body = block.slice(at + head, size);
            at += head + size;
            if (type == CONTINUATION) {
                long address = layout.address(body, 0);
                long length = layout.length(body, layout.addressWidth());
                if (seen.add(address)) {
                    blocks.add(continued(layout, address, length, second));
                }
            } else if (type != 0) {
                messages.add(new Message(type, (flags & 2) != 0, body));
            }
        }
    }

    private static Bytes continued(Hdf5Layout layout, long address, long length, boolean second) {
        return second
                ? layout.block(address, "OCHK").slice(4, Math.max(0, length - 8))
                : layout.at(address).slice(0, length);
    }
}
