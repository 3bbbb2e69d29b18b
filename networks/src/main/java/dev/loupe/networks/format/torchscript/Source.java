package dev.loupe.networks.format.torchscript;

import dev.loupe.core.bytes.Broken;

/// A file of code.
///
/// @param prefix what its classes and functions are called by: `__torch__.torch.nn.modules.conv`
/// @param start  where it begins in the archive's file
/// @param plain  whether it lies there unpacked, so that characters can be told as bytes
record Source(String prefix, String text, long start, boolean plain) {
    Broken broken(int at, String expected, String found) {
        int line =
                1
                        + (int)
                                text.substring(0, Math.min(at, text.length()))
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count();
        return new Broken(
                plain ? start + at : start, expected + " in line " + line + " of " + prefix, found);
    }
}
