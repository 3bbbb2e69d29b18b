package dev.loupe.figure.foreign.plotly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.foreign.ForeignFigure;
import dev.loupe.figure.foreign.carry.Carried;
import dev.loupe.figure.foreign.carry.CssColours;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.theme.Ramp;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Scales by name, heights of contours and bars coloured by number are those of plotly.js (`fixtures/figure/ask-plotly.mjs`).
final class AskedOfPlotlyTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static JsonNode asked() throws IOException {
        return MAPPER.readTree(Files.readString(Path.of("../fixtures/figure/plotly-asked.json")));
    }

    private static Carried read(JsonNode trace) {
        ObjectNode figure = MAPPER.createObjectNode();
        figure.putArray("data").add(trace);
        figure.putObject("layout");
        return ForeignFigure.read(figure.toString());
    }

    private static FigureSpec figure(JsonNode trace) {
        Carried carried = read(trace);
        assertEquals(List.of(), carried.notes());
        return (FigureSpec) carried.picture();
    }

    @Test
    void scalesByNameAreThoseOfPlotly() throws IOException {
        JsonNode scales = asked().path("scales");
        assertEquals(18, scales.size());
        for (Map.Entry<String, JsonNode> scale : scales.properties()) {
            for (String name : List.of(scale.getKey(), scale.getKey().toLowerCase(Locale.ROOT))) {
                JsonNode trace =
                        MAPPER.readTree(
                                "{\"type\":\"heatmap\",\"z\":[[0,1]],\"colorscale\":\"%s\"}"
                                        .formatted(name));
                List<String> colours = figure(trace).scale(Channel.COLOR).colours();
                Ramp ramp = Ramp.of("asked", colours.toArray(String[]::new));
                for (JsonNode stop : scale.getValue()) {
                    near(stop.path(1).asString(), ramp.at(stop.path(0).asDouble()), 8);
                }
            }
        }
    }

    @Test
    void aScaleMayBeTurnedByItsName() throws IOException {
        JsonNode trace =
                MAPPER.readTree("{\"type\":\"heatmap\",\"z\":[[0,1]],\"colorscale\":\"Blues_r\"}");
        FigureSpec figure = figure(trace);
        assertTrue(figure.scale(Channel.COLOR).reverse());
        JsonNode unknown =
                MAPPER.readTree("{\"type\":\"heatmap\",\"z\":[[0,1]],\"colorscale\":\"Mud\"}");
        assertEquals(List.of("The colour scale Mud is not carried over."), read(unknown).notes());
    }

    @Test
    void contoursLieWherePlotlyDrawsThem() throws IOException {
        JsonNode asked = asked();
        assertEquals(20, asked.path("levels").size());
        for (JsonNode level : asked.path("levels")) {
            ObjectNode trace = (ObjectNode) level.path("trace").deepCopy();
            trace.put("type", "contour").set("z", asked.path("z"));
            LayerSpec layer = figure(trace).layers().getFirst();
            double[] heights =
                    ((List<?>) Objects.requireNonNull(layer.options().get("heights")))
                            .stream().mapToDouble(v -> (Double) v).toArray();
            double[] wanted =
                    level.path("heights").valueStream().mapToDouble(JsonNode::asDouble).toArray();
            assertArrayEquals(wanted, heights, 1e-9, level.toString());
        }
    }

    @Test
    void linesAreDrawnAtTheHeightsGiven() throws IOException {
        ObjectNode trace =
                (ObjectNode)
                        MAPPER.readTree(
                                "{\"type\":\"contour\",\"contours\":{\"start\":-2,\"end\":4,\"size\":3,\"coloring\":\"lines\"}}");
        trace.set("z", asked().path("z"));
        List<String> said = new ArrayList<>();
        for (Item item : flat(Drawing.of(figure(trace)).scene().items())) {
            if (item instanceof Item.Path path && path.meaning().role() == Role.MARK) {
                said.add(path.meaning().label());
            }
        }
        assertEquals(3, said.size(), said.toString());
    }

    @Test
    void barsByNumberHaveTheColoursOfPlotly() throws IOException {
        JsonNode bars = asked().path("bars");
        List<Item.Rect> rects = new ArrayList<>();
        for (Item item : flat(Drawing.of(figure(bars.path("trace"))).scene().items())) {
            if (item instanceof Item.Rect rect && rect.meaning().role() == Role.MARK) {
                rects.add(rect);
            }
        }
        assertEquals(4, rects.size());
        for (int i = 0; i < 4; i++) {
            Colour fill = Objects.requireNonNull(rects.get(i).fill());
            near(bars.path("fills").path(i).asString(), fill, 2);
        }
    }

    @Test
    void namesAroundACircleMayBeNumbersOrWords() throws IOException {
        JsonNode bars =
                MAPPER.readTree(
                        "{\"type\":\"barpolar\",\"theta\":[\"red\",\"green\",\"blue\",\"red\"],\"r\":[1,2,3,4]}");
        Numbers rose = Drawing.of(figure(bars)).numbers().getFirst();
        assertEquals("windrose", rose.mark());
        assertArrayEquals(
                new double[] {5, 2, 3},
                ((Column.Numbers) Objects.requireNonNull(rose.columns().get("amount"))).values());
        Carried numbers =
                ForeignFigure.read(
                        """
                        {"data":[{"type":"scatterpolar","theta":[7,30,200],"r":[1,2,3]}],
                         "layout":{"polar":{"angularaxis":{"type":"category"}}}}""");
        assertEquals("radar", ((FigureSpec) numbers.picture()).layers().getFirst().mark());
    }

    private static void near(String css, Colour found, int most) {
        Colour wanted = Colour.of(Objects.requireNonNull(CssColours.hex(css)));
        int off =
                Math.max(
                        Math.abs(wanted.red() - found.red()),
                        Math.max(
                                Math.abs(wanted.green() - found.green()),
                                Math.abs(wanted.blue() - found.blue())));
        assertTrue(off <= most, css + " is " + found.hex());
    }

    private static List<Item> flat(List<Item> items) {
        List<Item> all = new ArrayList<>();
        for (Item item : items) {
            if (item instanceof Item.Group group) {
                all.addAll(flat(group.items()));
            } else {
                all.add(item);
            }
        }
        return all;
    }
}
