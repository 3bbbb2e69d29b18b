package dev.loupe.figure.out;

import dev.loupe.figure.scene.Item;

import java.awt.geom.AffineTransform;
import java.util.Locale;

/// Text on a PDF page: glyphs of embedded fonts, which can be chosen, searched and copied.
final class PdfText {
    private final StringBuilder out;
    private final PdfState state;
    private final PdfThings things;
    private final String language;

    PdfText(StringBuilder out, PdfState state, PdfThings things, String language) {
        this.out = out;
        this.state = state;
        this.things = things;
        this.language = language;
    }

    void write(Item.Text text) {
        if (text.text().isBlank() || text.colour().invisible() || !(text.size() > 0)) {
            return;
        }
        Lettering line = Lettering.of(text.text(), text.weight(), language);
        state.fill(text.colour());
        boolean logical = line.pieces().stream().allMatch(Lettering.Piece::logical);
        if (!logical) {
            out.append("/Span <</ActualText <FEFF").append(PdfFont.hex(line.text()));
            out.append(">>> BDC\n");
        }
        out.append("BT\n");
        AffineTransform place = Glyphs.place(text, line);
        for (Lettering.Piece piece : line.pieces()) {
            piece(piece, place, text);
        }
        out.append("ET\n").append(logical ? "" : "EMC\n");
    }

    private void piece(Lettering.Piece piece, AffineTransform place, Item.Text text) {
        PdfFont font = things.font(piece.face());
        out.append('/').append(things.name(piece.face())).append(' ');
        out.append(Decimals.text(text.size())).append(" Tf\n");
        int n = piece.glyphs().length;
        for (int from = 0; from < n; ) {
            int to = from + 1;
            while (to < n && piece.y()[to] == piece.y()[from]) {
                to++;
            }
            matrix(place, piece.x()[from], piece.y()[from], text);
            row(piece, font, from, to);
            from = to;
        }
    }

    /// Glyphs on one height, moved where kerning or figures of equal width ask for it.
    private void row(Lettering.Piece piece, PdfFont font, int from, int to) {
        out.append("[<");
        double pen = piece.x()[from];
        for (int i = from; i < to; i++) {
            long off = Math.round((pen - piece.x()[i]) * 1000);
            if (off != 0) {
                out.append('>').append(off).append('<');
                pen = piece.x()[i];
            }
            int number = font.number(piece.glyphs()[i], piece.letters()[i]);
            out.append(PdfFont.hex(number));
            pen += font.width(number) / 1000.0;
        }
        out.append(">] TJ\n");
    }

    private void matrix(AffineTransform place, double x, double y, Item.Text text) {
        double[] at = {x, y};
        place.transform(at, 0, at, 0, 1);
        double turn = Math.toRadians(text.angle());
        double lean = text.italic() ? Glyphs.LEAN : 0;
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        out.append(exact(cos)).append(' ').append(exact(sin)).append(' ');
        out.append(exact(sin + lean * cos)).append(' ').append(exact(lean * sin - cos));
        out.append(' ').append(Decimals.text(at[0])).append(' ');
        out.append(Decimals.text(at[1])).append(" Tm\n");
    }

    private static String exact(double value) {
        return value == Math.rint(value * 1e5) / 1e5 && value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.5f", value);
    }
}
