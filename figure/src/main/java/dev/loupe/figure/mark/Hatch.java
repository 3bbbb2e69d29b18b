package dev.loupe.figure.mark;

import dev.loupe.figure.scene.Outline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Lines, dots or rings over an area, which tell classes apart on paper without colours.
///
/// A pattern is written with a sign for each family of lines: `/` and `\` lean, `-` lies, `|` stands, `+` and `x` are two families, `.` are
/// dots and `o` are rings. A sign written twice draws twice as densely. An empty pattern draws nothing.
///
/// Source of the signs: Matplotlib, "Hatch style reference"; Plotly's `marker.pattern.shape` has the same.
///
/// @param pattern its signs
public record Hatch(String pattern) {
    /// The option of marks that fill areas.
    public static final String NAME = "hatch";

    public static final OptionSpec OPTION =
            OptionSpec.words(
                    NAME,
                    "patterns over the areas, one a class, in turn: signs of `/ \\ - | + x . o`, twice for twice as dense; empty for none");

    /// What classes have in turn where nobody says.
    static final List<Hatch> USUAL =
            List.of("", "/", ".", "x", "\\", "-", "+", "|").stream().map(Hatch::new).toList();

    private static final String SIGNS = "/\\-|+x.o";
    private static final double APART = 8;
    private static final double RADIUS = 2;
    private static final int MOST_SIGNS = 8;

    /// @throws IllegalArgumentException if a sign is unknown, or there are too many
    public Hatch {
        for (char sign : pattern.toCharArray()) {
            if (SIGNS.indexOf(sign) < 0) {
                throw new IllegalArgumentException(
                        "A hatch is written with the signs %s, but %s has %s."
                                .formatted(String.join(" ", SIGNS.split("")), pattern, sign));
            }
        }
        if (pattern.length() > MOST_SIGNS) {
            throw new IllegalArgumentException(
                    "A hatch has at most %d signs, but %s has %d."
                            .formatted(MOST_SIGNS, pattern, pattern.length()));
        }
    }

    public boolean none() {
        return pattern.isEmpty();
    }

    /// Strokes of the pattern within an area, by the even-odd rule. Their phase is that of the picture, so that neighbours agree.
    ///
    /// @param scale of the distances; 1 in panels, less in samples
    public Outline within(Outline area, double scale) {
        HatchLines lines = new HatchLines(area);
        Outline.Builder strokes = new Outline.Builder();
        for (char sign : SIGNS.toCharArray()) {
            int times = (int) pattern.chars().filter(c -> c == sign).count();
            if (times == 0) {
                continue;
            }
            double apart = APART * scale / times;
            switch (sign) {
                case '/' -> lines.leaning(-45, apart, strokes);
                case '\\' -> lines.leaning(45, apart, strokes);
                case '-' -> lines.leaning(0, apart, strokes);
                case '|' -> lines.leaning(90, apart, strokes);
                case '+' -> {
                    lines.leaning(0, apart, strokes);
                    lines.leaning(90, apart, strokes);
                }
                case 'x' -> {
                    lines.leaning(-45, apart, strokes);
                    lines.leaning(45, apart, strokes);
                }
                case '.' -> lines.places(apart, 1, (x, y) -> strokes.move(x, y).line(x, y));
                default ->
                        lines.places(
                                apart * 1.25,
                                RADIUS + 1,
                                (x, y) -> strokes.circle(x, y, RADIUS * Math.sqrt(scale)));
            }
        }
        return strokes.build();
    }

    /// How wide its strokes are; dots are as wide as three lines.
    public double width() {
        return pattern.contains(".") ? 2.6 : 1;
    }

    /// The patterns that an option names, else those that are usual.
    static List<Hatch> of(Options options) {
        List<String> named = options.words(NAME);
        return named.isEmpty() ? USUAL : named.stream().map(Hatch::new).toList();
    }

    /// The patterns of so many classes.
    public static List<Hatch> of(Options options, int classes) {
        List<Hatch> some = of(options);
        return new ArrayList<>(
                IntStream.range(0, classes).mapToObj(i -> some.get(i % some.size())).toList());
    }
}
