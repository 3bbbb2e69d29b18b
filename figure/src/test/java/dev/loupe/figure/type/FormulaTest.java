package dev.loupe.figure.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.out.Pdf;
import dev.loupe.figure.out.SceneJson;
import dev.loupe.figure.out.Svg;
import dev.loupe.figure.out.Tikz;
import dev.loupe.figure.scene.Scene;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

/// Formulas in texts.
final class FormulaTest {
    /// The letters, in the order in which they are set, are those that `MathTextParser` of Matplotlib 3.10.7 finds, but for accents, primes and roots.
    @ParameterizedTest
    @CsvSource({
        "$\\alpha_i^2$,α2i",
        "$\\hat{x} \\leq \\Gamma$,xˆ≤Γ",
        "$10^{-3}\\times 2$,10−3×2",
        "$\\frac{a}{b}$,ab",
        "$f''(x)$,f′′(x)",
        "'$\\mathrm{mg\\,m^{-3}}$',mgm−3",
        "$\\log_2 n$,log2n",
        "$\\text{a b}_c$,a bc",
        "a $x$ b $y$ c,a x b y c",
        "$\\sqrt[3]{z}$,z3",
        "$^\\circ$C,∘C",
        "costs \\$3 for $n=2$,costs $3 for n=2"
    })
    void plainTextIsWhatIsRead(String source, String letters) {
        assertEquals(letters, Formula.plain(source));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from $5 to $10", "$5-$10", "US$/kg and US$/m", "$5 and 10$", "$", "$$",
                        "$\\unknown{x}$", "$x_$",
                "${x$", "$x}$", "$ x$", "no formula", "$\\frac{a}$", "$x^2^3$", "$\\sqrt[3$", "$\\$"
            })
    void whatIsNoFormulaStaysAsWritten(String text) {
        assertNull(Formula.of(text));
        assertEquals(text, Formula.plain(text));
    }

    @Test
    void deepNestingEnds() {
        assertNull(Formula.of("$" + "{".repeat(5_000) + "x^2" + "}".repeat(5_000) + "$"));
        assertNull(Formula.of("$" + "\\sqrt".repeat(5_000) + "x$"));
    }

    @Test
    void scriptsAreSmallerAndRaisedOrLowered() {
        List<Formula.Piece> pieces = Objects.requireNonNull(Formula.of("$x_i^2$")).pieces();
        Formula.Letters base = (Formula.Letters) pieces.get(0);
        Formula.Letters above = (Formula.Letters) pieces.get(1);
        Formula.Letters below = (Formula.Letters) pieces.get(2);
        assertTrue(base.italic() && below.italic() && !above.italic());
        assertTrue(above.y() > 0.3 && below.y() < -0.1);
        assertTrue(above.size() < 0.8 && above.x() > base.x());
        assertEquals(1, base.size());
    }

    @Test
    void aLineIsCutBesideItsFormulas() {
        String text = "the residual $\\sigma_i^2$ of all";
        double room = Typeface.width("the residual $\\sigma_i^2$", 12, 400) - 3;
        assertEquals("the residual…", Fitted.cut(text, room, 12, 400));
        assertNotNull(Formula.of(Fitted.cut(text, room + 40, 12, 400)));
    }

    private static Scene scene() {
        return Drawing.of(
                        Figure.of(Table.of("x", 1, 2).with("y", 1, 2))
                                .point("x", "y")
                                .labelX("$\\alpha_i^2$ of all")
                                .spec())
                .scene();
    }

    @Test
    void everyWayOutSetsThem() throws IOException {
        String svg = Svg.COMPACT.write(scene());
        assertTrue(!svg.contains("$") && !svg.contains("α<"), svg);
        assertTrue(svg.matches("(?s).*<g class=\"axis-title\"[^>]*>\\s*<path .*"), svg);
        String json = SceneJson.write(scene());
        assertTrue(json.contains("\"italic\":true") && !json.contains("$"), json);
        assertEquals(json, SceneJson.write(SceneJson.read(json)));
        assertTrue(Tikz.write(scene()).contains("{$\\alpha_i^2$ of all}"));
        try (var pdf = Loader.loadPDF(Pdf.write(scene()))) {
            assertTrue(new PDFTextStripper().getText(pdf).contains("α"));
        }
    }
}
