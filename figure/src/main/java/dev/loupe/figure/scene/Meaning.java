package dev.loupe.figure.scene;

/// What a shape stands for.
///
/// @param role   its part in the picture
/// @param label  what a person is told about it, one line of plain text; empty if nothing
/// @param series the key of the series or class it belongs to; a legend entry with the same key shows and hides it; empty if none
/// @param where  the rows it stands for as a predicate over the data, such as `species = 'Adelie' and mass >= 3000 and mass < 3250`; empty if none
/// @param rows   numbers of the rows it stands for, ascending; empty if it stands for none or `where` says it better
public record Meaning(Role role, String label, String series, String where, int[] rows) {
    private static final int[] NO_ROWS = {};
    public static final Meaning NONE = of(Role.NONE);

    public static Meaning of(Role role) {
        return new Meaning(role, "", "", "", NO_ROWS);
    }

    public static Meaning of(Role role, String label) {
        return new Meaning(role, label, "", "", NO_ROWS);
    }

    public static Meaning mark(String label, String series) {
        return new Meaning(Role.MARK, label, series, "", NO_ROWS);
    }

    public Meaning where(String predicate) {
        return new Meaning(role, label, series, predicate, rows);
    }

    public Meaning rows(int... numbers) {
        return new Meaning(role, label, series, where, numbers);
    }
}
