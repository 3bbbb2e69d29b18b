package dev.loupe.figure.out;

import dev.loupe.figure.scene.Axis;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Panel;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.type.Formula;

import java.awt.geom.Area;
import java.util.ArrayList;
import java.util.List;

/// Texts with formulas as letters and strokes at places, for ways out that know no mathematics.
///
/// @param outlined whether letters are outlines, for pictures that are seen where their typeface may be missing: letters of another one
///     would not stand where a formula wants them; signs that only other typefaces have stay texts
/// @param language of the scene
record Formulas(boolean outlined, String language) {
    /// Letters as texts. The same scene if no text has a formula.
    static Scene set(Scene scene) {
        return new Formulas(false, scene.language()).in(scene);
    }

    /// Letters as outlines. The same scene if no text has a formula.
    static Scene outlined(Scene scene) {
        return new Formulas(true, scene.language()).in(scene);
    }

    private Scene in(Scene scene) {
        return any(scene.items())
                ? new Scene(
                        scene.width(),
                        scene.height(),
                        Formula.plain(scene.title()),
                        Formula.plain(scene.description()),
                        scene.language(),
                        scene.background(),
                        scene.panels().stream().map(Formulas::plain).toList(),
                        items(scene.items()))
                : scene;
    }

    private static boolean any(List<Item> items) {
        for (Item item : items) {
            boolean found =
                    switch (item) {
                        case Item.Group group -> any(group.items());
                        case Item.Text text -> Formula.of(text.text()) != null;
                        case Item.Path _, Item.Rect _, Item.Dots _, Item.Raster _ -> false;
                    };
            if (found) {
                return true;
            }
        }
        return false;
    }

    private List<Item> items(List<Item> items) {
        List<Item> all = new ArrayList<>(items.size());
        for (Item item : items) {
            all.add(
                    switch (item) {
                        case Item.Group g ->
                                new Item.Group(plain(g.meaning()), g.clip(), items(g.items()));
                        case Item.Text text -> {
                            Formula formula = Formula.of(text.text());
                            yield formula == null ? text : group(text, formula);
                        }
                        case Item.Path p ->
                                new Item.Path(
                                        plain(p.meaning()), p.outline(), p.fill(), p.stroke());
                        case Item.Rect r ->
                                new Item.Rect(
                                        plain(r.meaning()),
                                        r.box(),
                                        r.radius(),
                                        r.fill(),
                                        r.stroke());
                        case Item.Dots _, Item.Raster _ -> item;
                    });
        }
        return all;
    }

    private static Panel plain(Panel p) {
        Axis right = p.right();
        return new Panel(
                Formula.plain(p.name()),
                p.box(),
                plain(p.x()),
                plain(p.y()),
                right == null ? null : plain(right),
                p.cube());
    }

    private static Axis plain(Axis a) {
        return new Axis(
                a.kind(),
                Formula.plain(a.name()),
                a.from(),
                a.to(),
                a.categories().stream().map(Formula::plain).toList(),
                a.stops());
    }

    private static Meaning plain(Meaning meaning) {
        return new Meaning(
                meaning.role(),
                Formula.plain(meaning.label()),
                meaning.series(),
                meaning.where(),
                meaning.rows());
    }

    private Item group(Item.Text text, Formula formula) {
        double wider = wider(Formula.plain(text.text()), text.weight());
        double whole = formula.width() * wider;
        double start =
                switch (text.anchor()) {
                    case START -> 0;
                    case MIDDLE -> -whole / 2;
                    case END -> -whole;
                };
        double cos = Math.cos(Math.toRadians(text.angle())) * text.size();
        double sin = Math.sin(Math.toRadians(text.angle())) * text.size();
        List<Item> parts = new ArrayList<>();
        Meaning meaning = Meaning.of(text.meaning().role());
        for (Formula.Piece piece : formula.pieces()) {
            switch (piece) {
                case Formula.Letters l -> {
                    double along = start + l.x() * wider;
                    Item.Text set =
                            new Item.Text(
                                    meaning,
                                    text.x() + along * cos + l.y() * sin,
                                    text.y() + along * sin - l.y() * cos,
                                    l.text(),
                                    l.size() * text.size(),
                                    l.bold() ? Math.max(600, text.weight()) : text.weight(),
                                    Anchor.START,
                                    text.angle(),
                                    text.colour(),
                                    l.italic());
                    Lettering line = Lettering.of(set.text(), set.weight(), language);
                    if (outlined && ours(line, set.weight())) {
                        Area letters = new Area(Glyphs.shape(set, line));
                        parts.add(
                                new Item.Path(
                                        meaning, Shapes.outline(letters), text.colour(), null));
                    } else {
                        parts.add(set);
                    }
                }
                case Formula.Stroke s -> {
                    Outline.Builder line = new Outline.Builder();
                    double[] at = s.at();
                    for (int i = 0; i < at.length; i += 2) {
                        double along = start + at[i] * wider;
                        double x = text.x() + along * cos + at[i + 1] * sin;
                        double y = text.y() + along * sin - at[i + 1] * cos;
                        if (i == 0) {
                            line.move(x, y);
                        } else {
                            line.line(x, y);
                        }
                    }
                    parts.add(
                            new Item.Path(
                                    meaning,
                                    line.build(),
                                    null,
                                    stroke(text.colour(), s.thick() * text.size())));
                }
            }
        }
        Meaning own = text.meaning();
        String label =
                own.label().isEmpty() ? Formula.plain(text.text()) : Formula.plain(own.label());
        boolean silent = own.role() == Role.TICK || own.role() == Role.NONE;
        return new Item.Group(
                new Meaning(own.role(), silent ? "" : label, own.series(), own.where(), own.rows()),
                null,
                parts);
    }

    /// Whether its letters look the same on every machine, being of the typeface that is part of the program.
    private static boolean ours(Lettering line, int weight) {
        String inter = Face.inter(weight).name();
        return line.pieces().stream().allMatch(piece -> piece.face().name().equals(inter));
    }

    /// How much wider heavier letters are, as they are drawn.
    private static double wider(String letters, int weight) {
        double plain = Lettering.of(letters, 400, "").advance();
        return weight == 400 || plain == 0
                ? 1
                : Lettering.of(letters, weight, "").advance() / plain;
    }

    private static Stroke stroke(Colour colour, double width) {
        return new Stroke(colour, Math.max(0.6, width));
    }
}
