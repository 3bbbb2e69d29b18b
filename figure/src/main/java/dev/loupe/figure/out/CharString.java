package dev.loupe.figure.out;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// One glyph as a Type 2 charstring: its width, then relative steps, then `endchar`.
///
/// | operator | byte | takes |
/// |---|---|---|
/// | `rmoveto` | 21 | dx dy |
/// | `rlineto` | 5 | dx dy, up to 24 times |
/// | `rrcurveto` | 8 | three relative points, up to 8 times |
/// | `endchar` | 14 | |
///
/// Source: Adobe Technical Note 5177, sections 3 and 4.
final class CharString {
    private static final int MOVE = 21;
    private static final int LINE = 5;
    private static final int CURVE = 8;
    private static final int END = 14;
    private static final int STACK = 48;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> waiting = new ArrayList<>();
    private int operator;
    private int x;
    private int y;

    private CharString() {}

    /// @param outline in thousandths of an em, y downwards
    /// @param width   in thousandths of an em
    static byte[] of(Path2D outline, int width) {
        var glyph = new CharString();
        glyph.number(width);
        double[] at = new double[6];
        double fromX = 0;
        double fromY = 0;
        for (PathIterator i = outline.getPathIterator(null); !i.isDone(); i.next()) {
            int last = 0;
            switch (i.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> glyph.step(MOVE, at, 2);
                case PathIterator.SEG_LINETO -> glyph.step(LINE, at, 2);
                case PathIterator.SEG_QUADTO -> {
                    double[] cubic = {
                        fromX + (at[0] - fromX) * 2 / 3,
                        fromY + (at[1] - fromY) * 2 / 3,
                        at[2] + (at[0] - at[2]) * 2 / 3,
                        at[3] + (at[1] - at[3]) * 2 / 3,
                        at[2],
                        at[3]
                    };
                    glyph.step(CURVE, cubic, 6);
                    last = 2;
                }
                case PathIterator.SEG_CUBICTO -> {
                    glyph.step(CURVE, at, 6);
                    last = 4;
                }
                default -> {
                    continue;
                }
            }
            fromX = at[last];
            fromY = at[last + 1];
        }
        glyph.flush();
        glyph.out.write(END);
        return glyph.out.toByteArray();
    }

    private void step(int next, double[] at, int count) {
        if (next != operator || next == MOVE || waiting.size() + count > STACK) {
            flush();
            operator = next;
        }
        for (int i = 0; i < count; i += 2) {
            int toX = (int) Math.round(at[i]);
            int toY = (int) Math.round(-at[i + 1]);
            waiting.add(toX - x);
            waiting.add(toY - y);
            x = toX;
            y = toY;
        }
    }

    private void flush() {
        if (!waiting.isEmpty()) {
            waiting.forEach(this::number);
            out.write(operator);
            waiting.clear();
        }
    }

    private void number(int value) {
        if (value >= -107 && value <= 107) {
            out.write(value + 139);
        } else if (value >= 108 && value <= 1131) {
            out.write((value - 108 >> 8) + 247);
            out.write(value - 108);
        } else if (value >= -1131 && value <= -108) {
            out.write((-value - 108 >> 8) + 251);
            out.write(-value - 108);
        } else {
            out.write(28);
            out.write(value >> 8);
            out.write(value);
        }
    }
}
