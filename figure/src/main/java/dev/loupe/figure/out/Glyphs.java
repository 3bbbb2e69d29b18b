package dev.loupe.figure.out;

import dev.loupe.figure.scene.Item;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Outlines of glyphs.
final class Glyphs {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final int KEPT = 8_000;

    /// The slope of Inter's italics, 9.4 degrees.
    static final double LEAN = Math.tan(Math.toRadians(9.4));

    private static final Map<Key, Path2D> OUTLINES = new ConcurrentHashMap<>();

    private record Key(String face, int glyph) {}

    private Glyphs() {}

    /// One glyph of a font of 1,000 pixels, its origin at 0, 0, y downwards; filled where it winds. Not to be changed.
    static Path2D outline(Face face, int glyph) {
        Key key = new Key(face.name(), glyph);
        Path2D known = OUTLINES.get(key);
        if (known == null) {
            Font font = face.font().deriveFont(1000f);
            Shape shape = font.createGlyphVector(EXACT, new int[] {glyph}).getOutline();
            known = face.rim() > 0 ? bolder(shape, face.rim()) : new Path2D.Double(shape);
            if (OUTLINES.size() < KEPT) {
                OUTLINES.put(key, known);
            }
        }
        return known;
    }

    /// How far one glyph moves the pen, in thousandths of an em.
    static int width(Face face, int glyph) {
        Font font = face.font().deriveFont(1000f);
        GlyphVector one = font.createGlyphVector(EXACT, new int[] {glyph});
        return (int) Math.round(face.wider() * one.getGlyphMetrics(0).getAdvanceX());
    }

    private static Path2D bolder(Shape shape, double rim) {
        Area both = new Area(shape);
        both.add(new Area(new BasicStroke((float) (1000 * rim)).createStrokedShape(shape)));
        return new Path2D.Double(both);
    }

    /// The shape of a text at its place in the scene.
    static Path2D shape(Item.Text text, Lettering line) {
        Path2D shape = new Path2D.Double(Path2D.WIND_NON_ZERO);
        AffineTransform at = place(text, line);
        for (Lettering.Piece piece : line.pieces()) {
            for (int i = 0; i < piece.glyphs().length; i++) {
                AffineTransform glyph = new AffineTransform(at);
                glyph.translate(piece.x()[i], piece.y()[i]);
                glyph.scale(0.001, 0.001);
                shape.append(
                        outline(piece.face(), piece.glyphs()[i]).getPathIterator(glyph), false);
            }
        }
        return shape;
    }

    /// Leads from em along the line, counted from its left end, to pixels of the scene.
    static AffineTransform place(Item.Text text, Lettering line) {
        double shift =
                switch (text.anchor()) {
                    case START -> 0;
                    case MIDDLE -> -line.advance() / 2;
                    case END -> -line.advance();
                };
        AffineTransform at = AffineTransform.getTranslateInstance(text.x(), text.y());
        at.rotate(Math.toRadians(text.angle()));
        at.scale(text.size(), text.size());
        at.translate(shift, 0);
        if (text.italic()) {
            at.shear(-LEAN, 0);
        }
        return at;
    }
}
