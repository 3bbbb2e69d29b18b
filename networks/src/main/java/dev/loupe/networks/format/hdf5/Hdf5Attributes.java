package dev.loupe.networks.format.hdf5;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Allowance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Attributes (section IV.A.2.m): `version, flags, sizes of name, type and space u16 each, encoding u8 from version 3 on`, then the three, padded to 8 in version 1, then the elements.
final class Hdf5Attributes {
    private static final int MOST_ELEMENTS = 1_000_000;

    private final Hdf5Layout layout;
    private final Hdf5Heaps heaps;
    private final Allowance allowance;

    Hdf5Attributes(Hdf5Layout layout, Hdf5Heaps heaps) {
        this.layout = layout;
        this.heaps = heaps;
        this.allowance = new Allowance(layout.file());
    }

    void read(Hdf5Header.Message message, Map<String, Hdf5Attribute> into) {
        Bytes body = message.body();
        int version = body.u8(0);
        if (version < 1 || version > 3 || message.shared()) {
            throw new Broken(body.start(), "an attribute of version 1 to 3", "" + version);
        }
        long at = version == 3 ? 9 : 8;
        Bytes name = body.slice(at, body.u16(2));
        at += padded(name.length(), version);
        Bytes datatype = body.slice(at, body.u16(4));
        at += padded(datatype.length(), version);
        Bytes space = body.slice(at, body.u16(6));
        at += padded(space.length(), version);
        if (version > 1 && (body.u8(1) & 1) != 0) {
            throw new Broken(datatype.start(), "a datatype of its own", "a shared one");
        }
        Hdf5Type type = Hdf5Type.read(datatype);
        long count = Hdf5Reader.shape(layout, space).elements();
        into.put(
                Hdf5Heaps.name(name, 0),
                new Hdf5Attribute(type.type().name(), texts(body.from(at), type, count)));
    }

    private static long padded(long length, int version) {
        return version == 1 ? Math.ceilDiv(length, 8) * 8 : length;
    }

    private List<String> texts(Bytes data, Hdf5Type type, long count) {
        List<String> texts = new ArrayList<>();
        if (type.kind() == Hdf5Type.Kind.OTHER || type.bigEndian() || count == 0) {
            return texts;
        }
        if (count > MOST_ELEMENTS || count > data.length() / Math.max(1, type.size())) {
            throw new Broken(
                    data.start(), "elements of an attribute in its message", count + " elements");
        }
        for (long i = 0; i < count; i++) {
            Bytes element = data.slice(i * type.size(), type.size());
            String text =
                    switch (type.kind()) {
                        case TEXT -> element.text().replaceFirst("\0+$", "");
                        case LONG_TEXT -> far(element);
                        default -> number(element, type);
                    };
            texts.add(text);
        }
        return texts;
    }

    /// `length u32, address of the collection, index u32`.
    private String far(Bytes element) {
        long address = layout.address(element, 4);
        long length = element.u32(0);
        allowance.spend(length, element.start());
        return address <= 0 || length == 0
                ? ""
                : heaps.global(address, element.i32(4L + layout.addressWidth()))
                        .text(0, length)
                        .replaceFirst("\0+$", "");
    }

    private static String number(Bytes element, Hdf5Type type) {
        return switch (type.type().name()) {
            case "bool" -> Boolean.toString(element.u8(0) != 0);
            case "int8" -> Integer.toString((byte) element.u8(0));
            case "uint8" -> Integer.toString(element.u8(0));
            case "int16" -> Integer.toString((short) element.u16(0));
            case "uint16" -> Integer.toString(element.u16(0));
            case "int32" -> Integer.toString(element.i32(0));
            case "uint32" -> Long.toString(element.u32(0));
            case "int64" -> Long.toString(element.i64(0));
            case "uint64" -> Long.toUnsignedString(element.i64(0));
            case "float32" -> Float.toString(element.f32(0));
            case "float64" -> Double.toString(element.f64(0));
            default -> type.type().name();
        };
    }
}
