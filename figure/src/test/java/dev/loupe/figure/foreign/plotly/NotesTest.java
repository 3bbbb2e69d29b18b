package dev.loupe.figure.foreign.plotly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.foreign.ForeignFigure;
import dev.loupe.figure.foreign.carry.Carried;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Panel;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.GridSpec;
import dev.loupe.figure.type.Typeface;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Annotations and shapes of Plotly's layouts stand where plotly.js puts them: `ax` and `ay` are pixels from the place to the middle of
/// the words, right and down; on log axes places are exponents; `paper` and ` domain` are shares.
final class NotesTest {
    private static final String DATA =
            "{\"data\":[{\"type\":\"scatter\",\"x\":[0,10],\"y\":[1,1000]}],\"layout\":{\"width\":600,\"height\":400,";

    private static Carried read(String layout) {
        return ForeignFigure.read(DATA + layout + "}}");
    }

    private static Scene scene(String layout) {
        Carried carried = read(layout);
        assertEquals(List.of(), carried.notes());
        return Drawing.of(carried.picture()).scene();
    }

    private static List<Item> flat(List<Item> items) {
        List<Item> all = new ArrayList<>();
        for (Item item : items) {
            all.add(item);
            if (item instanceof Item.Group group) {
                all.addAll(flat(group.items()));
            }
        }
        return all;
    }

    private static Item.Text text(Scene scene, String word) {
        return flat(scene.items()).stream()
                .filter(i -> i instanceof Item.Text t && t.text().equals(word))
                .map(Item.Text.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anArrowPointsFromWordsAwayInPixels() {
        Scene scene =
                scene(
                        "\"xaxis\":{\"range\":[0,10]},\"yaxis\":{\"range\":[0,1000]},"
                                + "\"annotations\":[{\"x\":5,\"y\":500,\"text\":\"<b>peak</b>\",\"ax\":60,\"ay\":-40}]");
        Panel panel = scene.panels().getFirst();
        double x = panel.box().x() + panel.box().width() / 2;
        double y = panel.box().y() + panel.box().height() / 2;
        Item.Text word = text(scene, "peak");
        double width = Typeface.width("peak", word.size(), word.weight());
        assertEquals(x + 60, word.x() + width / 2, 0.6);
        assertEquals(y - 40, word.y() - 0.34 * word.size(), 0.6);
        boolean tip =
                flat(scene.items()).stream()
                        .filter(Item.Path.class::isInstance)
                        .map(i -> ((Item.Path) i))
                        .filter(p -> p.fill() != null)
                        .anyMatch(
                                p ->
                                        Math.abs(p.outline().points()[0] - x) < 0.6
                                                && Math.abs(p.outline().points()[1] - y) < 0.6);
        assertTrue(tip, "a head at the place");
    }

    @Test
    void placesOnLogAxesAreExponents() {
        Carried carried =
                read(
                        "\"yaxis\":{\"type\":\"log\"},"
                                + "\"annotations\":[{\"x\":5,\"y\":2,\"text\":\"a\",\"showarrow\":false}]");
        FigureSpec figure = (FigureSpec) carried.picture();
        assertEquals(
                "100",
                Objects.requireNonNull(figure.layers().getLast().data()).column("y").text(0));
    }

    @Test
    void sharesOfThePaperAndOfDomainsStandInThePanel() {
        Scene scene =
                scene(
                        "\"annotations\":[{\"xref\":\"paper\",\"yref\":\"y domain\",\"x\":0,\"y\":1,\"text\":\"n = 12\",\"showarrow\":false}]");
        Panel panel = scene.panels().getFirst();
        Item.Text word = text(scene, "n = 12");
        assertEquals(panel.box().x(), word.x(), 0.1, "at the left, from its beginning");
        assertTrue(word.y() > panel.box().y() && word.y() < panel.box().y() + 16, "below the top");
    }

    @Test
    void whatRefersToAnAxisAtTheRightIsDrawnThere() {
        Carried carried =
                ForeignFigure.read(
                        """
                        {"data":[{"type":"scatter","y":[1,2]},{"type":"scatter","y":[100,300],"yaxis":"y2"}],
                         "layout":{"yaxis2":{"overlaying":"y","side":"right"},
                         "shapes":[{"type":"line","xref":"paper","x0":0,"x1":1,"yref":"y2","y0":200,"y1":200}],
                         "annotations":[{"x":1,"y":250,"yref":"y2","text":"limit"}]}}
                        """);
        assertEquals(List.of(), carried.notes());
        FigureSpec figure = (FigureSpec) carried.picture();
        assertEquals(
                List.of("line", "line right", "rule right", "text right"),
                figure.layers().stream()
                        .map(
                                layer ->
                                        layer.mark()
                                                + (layer.options().containsKey("axis")
                                                        ? " " + layer.options().get("axis")
                                                        : ""))
                        .toList());
        Drawing.of(figure);
    }

    @Test
    void tailsInDataSlantedLinesAndRectanglesAreKept() {
        Carried carried =
                read(
                        """
                        "annotations":[{"x":5,"y":500,"ax":2,"ay":100,"axref":"x","ayref":"y","text":""}],
                        "shapes":[{"type":"line","x0":0,"y0":0,"x1":5,"y1":100},{"type":"rect","x0":1,"x1":2,"y0":10,"y1":20}]
                        """);
        assertEquals(List.of(), carried.notes());
        FigureSpec figure = (FigureSpec) carried.picture();
        assertEquals(
                List.of("line", "arrow", "range", "arrow"),
                figure.layers().stream().map(layer -> layer.mark()).toList());
        assertEquals("none", figure.layers().get(1).options().get("head"));
        Drawing.of(figure);
    }

    @Test
    void titlesOfColumnsAndRowsAreThoseOfTheirPanelsAndOthersAreNamed() {
        Carried carried =
                ForeignFigure.read(
                        """
                        {"data":[{"type":"scatter","y":[1,2]},{"type":"scatter","y":[1,2],"xaxis":"x2","yaxis":"y2"}],
                         "layout":{"xaxis":{"domain":[0,0.48]},"xaxis2":{"domain":[0.5,0.98],"anchor":"y2"},"yaxis2":{"anchor":"x2"},
                         "annotations":[
                           {"xref":"paper","yref":"paper","x":0.24,"y":1,"text":"sex=F","showarrow":false},
                           {"xref":"paper","yref":"paper","x":0.74,"y":1,"text":"sex=M","showarrow":false},
                           {"xref":"paper","yref":"paper","x":0.98,"xanchor":"left","y":0.5,"text":"day=Sun","showarrow":false,"textangle":90},
                           {"xref":"paper","yref":"paper","x":0.5,"y":-0.4,"text":"source","showarrow":false}]}}
                        """);
        GridSpec grid = (GridSpec) carried.picture();
        assertEquals(
                List.of("sex=F · day=Sun", "sex=M · day=Sun"),
                grid.cells().stream()
                        .map(c -> ((FigureSpec) c.picture()).heading().title())
                        .toList());
        assertEquals(
                List.of(
                        "The annotation \"source\", which stands in no panel, is not carried over."),
                carried.notes());
    }
}
