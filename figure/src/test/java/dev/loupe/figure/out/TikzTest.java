package dev.loupe.figure.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.scene.Stroke;

import org.junit.jupiter.api.Test;

import java.util.List;

final class TikzTest {
    private static Scene scene(double width, Sketch sketch) {
        return new Scene(width, 50, "A_b", "", "en", Colour.NONE, List.of(), sketch.items());
    }

    @Test
    void shapesAndTextsStaySuch() {
        Sketch sketch = new Sketch();
        sketch.add(
                new Item.Rect(
                        Meaning.NONE,
                        new Box(1, 2, 3, 4),
                        1,
                        Colour.of("#ff000080"),
                        new Stroke(Colour.of("#00ff00"), 2, 4, 2)));
        sketch.path(
                Meaning.NONE,
                new Outline.Builder().move(0, 0).line(1, 0).curve(1, 1, 2, 2, 3, 3).close().build(),
                Colour.of("#ff0000"),
                null);
        sketch.text(
                Meaning.NONE, 5, 6, "50 % of ℝ¹⁶_x", 12, 600, Anchor.END, -90, Colour.of("#000"));
        assertEquals(
                """
                % A_b
                % needs \\usepackage{tikz} and \\usepackage{amssymb}
                \\begin{tikzpicture}[x=0.75bp,y=-0.75bp,line cap=round,line join=round,even odd rule,inner sep=0pt,outer sep=0pt]
                \\definecolor{loupeFF0000}{HTML}{FF0000}
                \\definecolor{loupe00FF00}{HTML}{00FF00}
                \\definecolor{loupe000000}{HTML}{000000}
                \\path[use as bounding box] (0,0) rectangle (100,50);
                \\path[fill=loupeFF0000,fill opacity=0.502,draw=loupe00FF00,line width=1.5bp,line cap=butt,dash pattern=on 3bp off 1.5bp] [rounded corners=.75bp] (1,2) rectangle (4,6);
                \\path[fill=loupeFF0000] (0,0) -- (1,0) .. controls (1,1) and (2,2) .. (3,3) -- cycle;
                \\node[anchor=base east,text=loupe000000,rotate=90,font=\\fontsize{9bp}{10.8bp}\\selectfont\\bfseries] at (5,6) {50 \\% of \\ensuremath{\\mathbb{R}}\\textsuperscript{16}\\_x};
                \\end{tikzpicture}%
                """,
                Tikz.write(scene(100, sketch)));
    }

    @Test
    void whatIsTooLargeForTexIsSaid() {
        String said =
                String.valueOf(
                        assertThrows(
                                        IllegalArgumentException.class,
                                        () -> Tikz.write(scene(30_000, new Sketch())))
                                .getMessage());
        assertTrue(said.startsWith("TeX takes pictures of at most 20,000 pixels a side"), said);
    }
}
