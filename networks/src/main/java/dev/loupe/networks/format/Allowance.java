package dev.loupe.networks.format;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

/// How much may be made of one file. Where a format refers to parts by their place, a small file can tell one long part a million times; what is made of it is held to a few times its length.
public final class Allowance {
    private static final long FREE = 65_536;
    private static final int TIMES = 4;

    private final long most;
    private long spent;

    public Allowance(Bytes file) {
        most = FREE + TIMES * file.length();
    }

    /// Takes `n` characters or entries from it.
    ///
    /// @param at the place in the file that asks for them
    /// @throws Broken if the file cannot hold so many
    public void spend(long n, long at) {
        if (n > most - spent) {
            throw new Broken(at, "at most " + most + " parts in all", "parts told again and again");
        }
        spent += n;
    }
}
