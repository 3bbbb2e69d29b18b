package dev.loupe.networks.format.hdf5;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

/// How wide addresses and lengths are in one file, and where its addresses count from (section II.A, superblock).
///
/// @param addressWidth bytes of an address, 4 or 8
/// @param lengthWidth  bytes of a length, 4 or 8
/// @param root         address of the root group's object header
record Hdf5Layout(Bytes file, int addressWidth, int lengthWidth, long root) {
    private static final String MAGIC = "\u0089HDF\r\n\u001a\n";
    private static final long UNDEFINED = -1;

    /// The superblock stands at the start, or behind a user block of 512 bytes or twice that and so on.
    ///
    /// @return where the file begins, −1 if this is no HDF5
    static long begin(Bytes file) {
        for (long at = 0; at < file.length(); at = at == 0 ? 512 : 2 * at) {
            if (file.says(at, MAGIC)) {
                return at;
            }
        }
        return -1;
    }

    /// ```
    /// version 0, 1   sizes at 13 and 14; from 24 (version 1: 28): base, free space, end, driver; root group's entry: name, header
    /// version 2, 3   sizes at 9 and 10; from 12: base, extension, end, root group's header
    /// ```
    static Hdf5Layout read(Bytes whole, long begin) {
        Bytes file = whole.from(begin);
        int version = file.u8(8);
        if (version > 3) {
            throw new Broken(begin + 8, "an HDF5 superblock of version 0 to 3", "" + version);
        }
        int at = version < 2 ? 13 : 9;
        int address = width(file, at);
        int length = width(file, at + 1);
        Hdf5Layout head = new Hdf5Layout(file, address, length, 0);
        long base = version == 0 ? 24 : version == 1 ? 28 : 12;
        long root = head.address(file, base + (version < 2 ? 5L : 3L) * address);
        return new Hdf5Layout(file, address, length, root);
    }

    private static int width(Bytes file, int at) {
        int width = file.u8(at);
        if (width != 4 && width != 8) {
            throw new Broken(file.start() + at, "sizes of 4 or 8 bytes", width + " bytes");
        }
        return width;
    }

    /// An address from the start of the HDF5 part, −1 if it is undefined.
    long address(Bytes in, long at) {
        if (addressWidth == 4) {
            long value = in.u32(at);
            return value == 0xffff_ffffL ? UNDEFINED : value;
        }
        return in.i64(at);
    }

    long length(Bytes in, long at) {
        long value = lengthWidth == 4 ? in.u32(at) : in.i64(at);
        if (value < 0) {
            throw new Broken(in.start() + at, "a length", Long.toUnsignedString(value));
        }
        return value;
    }

    /// From an address to the end.
    Bytes at(long address) {
        if (address < 0 || address > file.length()) {
            throw new Broken(
                    file.start(),
                    "addresses within the " + file.length() + " bytes of the file",
                    address == UNDEFINED ? "an undefined one" : Long.toUnsignedString(address));
        }
        return file.from(address);
    }

    /// @param signature four characters that must stand there
    Bytes block(long address, String signature) {
        Bytes block = at(address);
        if (!block.says(0, signature)) {
            throw new Broken(block.start(), "an HDF5 block " + signature, "something else");
        }
        return block;
    }
}
