package dev.loupe.figure.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.Font;
import java.awt.Rectangle;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.TextAttribute;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Java reads the parts of fonts that pages bring along.
final class WebFontTest {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final List<String> TEXTS =
            List.of("AVAST, To Ty 1.25 Yoga", "Three measurements of three irises", "−1,047.11 µm");

    private static Font read(int weight) throws Exception {
        SortedSet<Integer> letters = WebFont.latin();
        letters.addAll(new TreeSet<>(List.of((int) '−', (int) 'µ')));
        byte[] file = WebFont.of(Face.inter(weight), weight, letters, TEXTS);
        return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file))
                .deriveFont(1000f)
                .deriveFont(Map.of(TextAttribute.KERNING, TextAttribute.KERNING_ON));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 500, 600})
    void textsAreAsWideAsLettered(int weight) throws Exception {
        Font font = read(weight);
        for (String text : TEXTS) {
            char[] letters = text.toCharArray();
            GlyphVector set =
                    font.layoutGlyphVector(
                            EXACT, letters, 0, letters.length, Font.LAYOUT_LEFT_TO_RIGHT);
            double wide = set.getGlyphPosition(set.getNumGlyphs()).getX();
            double lettered = 1000 * Lettering.of(text, weight, "en").advance();
            assertEquals(lettered, wide, 0.001 * lettered, text);
        }
    }

    @Test
    void glyphsHaveTheirShapes() throws Exception {
        Font font = read(400);
        Font whole = Face.inter(400).font().deriveFont(1000f);
        for (String letter : List.of("g", "W", "@", "µ")) {
            Rectangle part = font.createGlyphVector(EXACT, letter).getOutline().getBounds();
            Rectangle all = whole.createGlyphVector(EXACT, letter).getOutline().getBounds();
            assertEquals(all.x, part.x, 1);
            assertEquals(all.y, part.y, 1);
            assertEquals(all.width, part.width, 2);
            assertEquals(all.height, part.height, 2);
        }
    }

    @Test
    void onlyTheLettersAskedForAreThere() throws Exception {
        Font font = read(400);
        assertTrue(font.canDisplay('µ') && font.canDisplay('~'));
        assertFalse(font.canDisplay('é') || font.canDisplay('中'));
    }
}
