package dev.loupe.figure.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.figure.scene.Axis;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/// What painters are told of axes on which data do not grow evenly.
final class AxisStopsTest {
    private static final double[] FROM = {200, 950};
    private static final double[] TO = {900, 960};
    private static final Broken CUT = Broken.of(Warp.LINEAR, FROM, TO, 0, 1000, true);

    static Stream<Continuous> axes() {
        Broken decades = Broken.of(Warp.LOG, new double[] {1}, new double[] {4}, -2, 6, false);
        return Stream.of(
                new Continuous(CUT, 0, 1000, 50, 350),
                new Continuous(CUT, 1000, 0, 50, 350),
                new Continuous(decades, 0.01, 1e6, 350, 50),
                new Continuous(new Warp.Symlog(1), -1e5, 1e6, 350, 50),
                new Continuous(Warp.ROOT, -4, 100, 0, 640),
                new Continuous(Warp.PROBIT, 0.001, 0.999, 0, 640));
    }

    @ParameterizedTest
    @MethodSource("axes")
    void whatIsReadBetweenStopsIsAtMostTwoPixelsOff(Continuous axis) {
        List<Axis.Stop> stops = axis.axis("a").stops();
        double length = Math.abs(axis.to() - axis.from());
        for (int pixel = 0; pixel < length; pixel++) {
            double share = (pixel + 0.5) / length;
            double read = read(stops, share);
            double place = (axis.at(read) - axis.from()) / (axis.to() - axis.from());
            assertEquals(share, place, 2 / length, "pixel " + pixel);
        }
    }

    @Test
    void evenAxesHaveNone() {
        assertTrue(new Continuous(Warp.LOG, 1, 10, 0, 1).axis("a").stops().isEmpty());
    }

    @Test
    void partsOfACutAxisAreExact() {
        List<Axis.Stop> stops = new Continuous(CUT, 0, 1000, 0, 1).axis("a").stops();
        assertEquals(
                List.of(0.0, 200.0, 900.0, 950.0, 960.0, 1000.0),
                stops.stream().map(Axis.Stop::data).toList());
    }

    private static double read(List<Axis.Stop> stops, double share) {
        int next = 1;
        while (next < stops.size() - 1 && stops.get(next).share() <= share) {
            next++;
        }
        Axis.Stop a = stops.get(next - 1);
        Axis.Stop b = stops.get(next);
        return a.data() + (share - a.share()) / (b.share() - a.share()) * (b.data() - a.data());
    }
}
