package dev.loupe.figure.foreign.plotly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.figure.foreign.ForeignFigure;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What lies over what follows plotly.js' `traceLayerClasses`.
final class LayersOverTest {
    private static FigureSpec figure(String traces) {
        return (FigureSpec)
                ForeignFigure.read("{\"data\":[" + traces + "],\"layout\":{}}").picture();
    }

    @Test
    void linesLieOverBarsAndTheLegendKeepsTheOrderOfTraces() {
        FigureSpec figure =
                figure(
                        """
                        {"type":"scatter","name":"line","x":["a","b"],"y":[1,2]},
                        {"type":"bar","name":"bars","x":["a","b"],"y":[2,3]}""");
        assertEquals(List.of("bar", "line"), marks(figure));
        assertEquals(List.of("line", "bars"), figure.scale(Channel.COLOR).order());
    }

    @Test
    void barsLieOverHeatMapsWhicheverComesFirst() {
        assertEquals(
                List.of("heatmap", "bar"),
                marks(
                        figure(
                                """
                                {"type":"bar","x":[0,1],"y":[1,2]},
                                {"type":"heatmap","z":[[1,2],[3,4]]}""")));
    }

    @Test
    void isosurfacesHaveTheHeightsThatAreAskedFor() {
        FigureSpec figure =
                figure(
                        """
                        {"type":"isosurface","x":[0,1,0,1,0,1,0,1],"y":[0,0,1,1,0,0,1,1],"z":[0,0,0,0,1,1,1,1],
                         "value":[0,1,2,3,4,5,6,7],"isomin":2,"isomax":6,"surface":{"count":3}}""");
        assertEquals(List.of("isosurface"), marks(figure));
        assertEquals(List.of(2.0, 4.0, 6.0), figure.layers().getFirst().options().get("levels"));
    }

    @Test
    void patternsOfBarsAreCarriedOver() {
        FigureSpec figure =
                figure(
                        """
                        {"type":"bar","name":"p","x":["a"],"y":[1],"marker":{"pattern":{"shape":"/"}}},
                        {"type":"bar","name":"q","x":["a"],"y":[1]}""");
        assertEquals(List.of("/", ""), figure.layers().getFirst().options().get("hatch"));
    }

    private static List<String> marks(FigureSpec figure) {
        return figure.layers().stream().map(LayerSpec::mark).toList();
    }
}
