package dev.loupe.networks.format.tensorflow;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The fields of a message that holds others, up to the first broken one; of a file that was cut, the last part is what is left of it.
///
/// @param broken where it stopped, or null
record TfParts(List<Part> parts, @Nullable Broken broken) {

    /// @param body empty unless it is a text, bytes or a message
    record Part(int field, int wire, Bytes body) {}

    static TfParts of(Bytes message) {
        return of(message, Integer.MAX_VALUE);
    }

    /// @param most parts that are looked at
    static TfParts of(Bytes message, int most) {
        List<Part> parts = new ArrayList<>();
        Bytes none = message.slice(0, 0);
        Proto p = new Proto(message);
        try {
            while (parts.size() < most && p.next()) {
                boolean inner = p.wire() == Proto.BYTES;
                parts.add(new Part(p.field(), p.wire(), inner ? p.bytes() : none));
            }
            return new TfParts(parts, null);
        } catch (Broken broken) {
            long rest = p.offset() - message.start();
            if (p.wire() == Proto.BYTES && rest > 0 && rest < message.length()) {
                parts.add(new Part(p.field(), p.wire(), message.from(rest)));
            }
            return new TfParts(parts, broken);
        }
    }
}
