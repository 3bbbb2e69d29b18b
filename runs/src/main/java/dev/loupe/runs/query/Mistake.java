package dev.loupe.runs.query;

import dev.loupe.core.Wording;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// A query that cannot be understood: where, one sentence with what was expected and what was found, and where it is plain what was meant the query that says it.
public final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Wording wording;
    private final int at;
    private final int length;
    private final transient @Nullable Edit edit;
    private final @Nullable String repair;

    /// @param at     offset of the first wrong character
    /// @param length how many characters are wrong, at least 1 except at the end of the text
    public Mistake(int at, int length, Wording wording) {
        this(at, length, wording, null, null);
    }

    private Mistake(
            int at, int length, Wording wording, @Nullable Edit edit, @Nullable String repair) {
        super(wording.text());
        this.wording = wording;
        this.at = at;
        this.length = length;
        this.edit = edit;
        this.repair = repair;
    }

    /// The same mistake, with the change of the text that would mend it.
    Mistake mendedBy(@Nullable Edit change) {
        return new Mistake(at, length, wording, change, repair);
    }

    /// The same mistake, with the whole text as it was meant.
    Mistake repairedAs(String text) {
        return new Mistake(at, length, wording, edit, text);
    }

    @Nullable Edit edit() {
        return edit;
    }

    /// What is wrong, for other languages.
    public Wording wording() {
        return wording;
    }

    public int at() {
        return at;
    }

    public int length() {
        return length;
    }

    /// The whole corrected query, which can be understood; empty where it is not plain what was meant.
    public Optional<String> repair() {
        return Optional.ofNullable(repair);
    }

    /// What is wrong, and what was probably meant, for where only a text can be shown.
    public String sentence() {
        String said = String.valueOf(getMessage());
        return repair == null
                ? said
                : said.replaceFirst("\\.$", "") + "; probably meant: " + repair;
    }
}
