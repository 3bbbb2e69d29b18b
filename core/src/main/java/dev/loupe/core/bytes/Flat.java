package dev.loupe.core.bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One table of a flatbuffer, walked without a schema and without copying (flatbuffers.dev, "FlatBuffer internals"). A field is asked for by its number in the schema, counted from 0
/// (the vtable's entry at 4 + 2 · field); absent fields answer with the default that is given. Every offset is checked; tables may be shared or even circular, so a caller that descends
/// must bound its depth.
///
/// @param buffer the whole flatbuffer
/// @param at     where the table begins
public record Flat(Bytes buffer, long at) {
    /// The root table.
    ///
    /// @throws Broken if there is none
    public static Flat root(Bytes buffer) {
        return new Flat(buffer, buffer.u32(0)).checked();
    }

    /// Whether the four characters stand where a flatbuffer has its file identifier.
    public static boolean identified(Bytes buffer, String identifier) {
        return buffer.says(4, identifier);
    }

    /// Whether the field is there.
    public boolean has(int field) {
        return place(field) >= 0;
    }

    public int u8(int field, int otherwise) {
        long p = place(field);
        return p < 0 ? otherwise : buffer.u8(p);
    }

    /// A signed byte.
    public int i8(int field, int otherwise) {
        long p = place(field);
        return p < 0 ? otherwise : (byte) buffer.u8(p);
    }

    public boolean flag(int field) {
        return u8(field, 0) != 0;
    }

    public int u16(int field, int otherwise) {
        long p = place(field);
        return p < 0 ? otherwise : buffer.u16(p);
    }

    public int i32(int field, int otherwise) {
        long p = place(field);
        return p < 0 ? otherwise : buffer.i32(p);
    }

    public long u32(int field, long otherwise) {
        long p = place(field);
        return p < 0 ? otherwise : buffer.u32(p);
    }

    public long i64(int field, long otherwise) {
        long p = place(field);
        return p < 0 ? otherwise : buffer.i64(p);
    }

    public float f32(int field, float otherwise) {
        long p = place(field);
        return p < 0 ? otherwise : buffer.f32(p);
    }

    public double f64(int field, double otherwise) {
        long p = place(field);
        return p < 0 ? otherwise : buffer.f64(p);
    }

    /// A string, empty if it is absent.
    public String text(int field) {
        long p = place(field);
        return p < 0 ? "" : textAt(p);
    }

    /// A table, or one of a union.
    public Optional<Flat> table(int field) {
        long p = place(field);
        return p < 0 ? Optional.empty() : Optional.of(new Flat(buffer, target(p)).checked());
    }

    /// A struct of `size` bytes that stands in the table itself.
    public Optional<Bytes> struct(int field, int size) {
        long p = place(field);
        return p < 0 ? Optional.empty() : Optional.of(buffer.slice(p, size));
    }

    /// The elements of a vector of scalars or structs of `size` bytes each, not copied; empty if it is absent.
    public Bytes vector(int field, int size) {
        long p = place(field);
        if (p < 0) {
            return buffer.slice(0, 0);
        }
        long v = target(p);
        return buffer.slice(v + 4, buffer.u32(v) * size);
    }

    public int[] ints(int field) {
        Bytes all = vector(field, 4);
        int[] values = new int[Math.toIntExact(all.length() / 4)];
        for (int i = 0; i < values.length; i++) {
            values[i] = all.i32(4L * i);
        }
        return values;
    }

    public long[] longs(int field) {
        Bytes all = vector(field, 8);
        long[] values = new long[Math.toIntExact(all.length() / 8)];
        for (int i = 0; i < values.length; i++) {
            values[i] = all.i64(8L * i);
        }
        return values;
    }

    public float[] floats(int field) {
        Bytes all = vector(field, 4);
        float[] values = new float[Math.toIntExact(all.length() / 4)];
        for (int i = 0; i < values.length; i++) {
            values[i] = all.f32(4L * i);
        }
        return values;
    }

    /// A vector of tables.
    public List<Flat> tables(int field) {
        Bytes all = vector(field, 4);
        List<Flat> tables = new ArrayList<>();
        for (long p = 0; p < all.length(); p += 4) {
            tables.add(new Flat(buffer, target(within(all, p))).checked());
        }
        return tables;
    }

    /// A vector of strings.
    public List<String> texts(int field) {
        Bytes all = vector(field, 4);
        List<String> texts = new ArrayList<>();
        for (long p = 0; p < all.length(); p += 4) {
            texts.add(textAt(within(all, p)));
        }
        return texts;
    }

    private long within(Bytes part, long p) {
        return part.start() - buffer.start() + p;
    }

    private String textAt(long p) {
        long s = target(p);
        return buffer.text(s + 4, buffer.u32(s));
    }

    private long target(long p) {
        return p + buffer.u32(p);
    }

    private long vtable() {
        return at - buffer.i32(at);
    }

    private Flat checked() {
        long vtable = vtable();
        int size = buffer.u16(vtable);
        if (size < 4 || size % 2 != 0) {
            throw new Broken(
                    buffer.start() + vtable, "a flatbuffer vtable of an even size", "size " + size);
        }
        return this;
    }

    /// Where a field's content or offset stands, −1 if it is absent.
    private long place(int field) {
        long vtable = vtable();
        int entry = 4 + 2 * field;
        if (entry + 2 > buffer.u16(vtable)) {
            return -1;
        }
        int offset = buffer.u16(vtable + entry);
        return offset == 0 ? -1 : at + offset;
    }
}
