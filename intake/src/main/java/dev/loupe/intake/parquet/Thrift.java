package dev.loupe.intake.parquet;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

/// Thrift's compact protocol as Parquet's heads are written in it (Apache Thrift, `thrift-compact-protocol.md`).
final class Thrift {
    static final int STOP = 0, TRUE = 1, FALSE = 2, BINARY = 8, LIST = 9, STRUCT = 12;
    private static final int BYTE = 3, I16 = 4, I32 = 5, I64 = 6, DOUBLE = 7, SET = 10, MAP = 11;
    private static final int DEEPEST = 40;

    private final Bytes bytes;
    private long at;
    private int field;
    private int type;

    Thrift(Bytes bytes, long at) {
        this.bytes = bytes;
        this.at = at;
    }

    long at() {
        return at;
    }

    /// Begins a struct within this one: its fields are numbered from 0 again. @return what [#leave] needs
    int enter() {
        int outer = field;
        field = 0;
        return outer;
    }

    void leave(int outer) {
        field = outer;
    }

    /// Moves to the next field of the struct at hand; false at its end.
    boolean next() {
        int head = u8();
        if (head == STOP) {
            return false;
        }
        type = head & 15;
        int delta = head >>> 4;
        field = delta == 0 ? (int) zigzag() : field + delta;
        return true;
    }

    int field() {
        return field;
    }

    int type() {
        return type;
    }

    private int u8() {
        return bytes.u8(at++);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = u8();
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw new Broken(bytes.start() + at, "a number of at most ten bytes", "a longer one");
    }

    /// An i16, i32 or i64.
    long zigzag() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    String text() {
        long length = varint();
        if (length < 0 || length > bytes.length() - at) {
            throw new Broken(bytes.start() + at, length + " bytes", "the end");
        }
        String text = bytes.text(at, length);
        at += length;
        return text;
    }

    /// How many elements a list has; each takes a byte at least.
    int list() {
        int head = u8();
        long size = head >>> 4 == 15 ? varint() : head >>> 4;
        type = head & 15;
        if (size < 0 || size > bytes.length() - at) {
            throw new Broken(bytes.start() + at, size + " elements", "the end");
        }
        return (int) size;
    }

    /// Passes over the field at hand.
    void skip() {
        skip(type, 0);
    }

    private void skip(int kind, int depth) {
        if (depth > DEEPEST) {
            throw new Broken(bytes.start() + at, "structs at most 40 deep", "deeper ones");
        }
        switch (kind) {
            case TRUE, FALSE -> {}
            case BYTE -> at++;
            case I16, I32, I64 -> varint();
            case DOUBLE -> at += 8;
            case BINARY -> text();
            case LIST, SET -> {
                int size = list();
                int element = type;
                for (int i = 0; i < size; i++) {
                    if (element == TRUE || element == FALSE) {
                        at++;
                    } else {
                        skip(element, depth + 1);
                    }
                }
            }
            case MAP -> {
                long size = varint();
                int kinds = size == 0 ? 0 : u8();
                for (long i = 0; i < size; i++) {
                    skip(kinds >>> 4, depth + 1);
                    skip(kinds & 15, depth + 1);
                }
            }
            case STRUCT -> {
                int outer = enter();
                while (next()) {
                    skip(type, depth + 1);
                }
                leave(outer);
            }
            default -> throw new Broken(bytes.start() + at, "a type of Thrift's", "" + kind);
        }
    }
}
