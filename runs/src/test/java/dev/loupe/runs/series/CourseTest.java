package dev.loupe.runs.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

final class CourseTest {
    @Test
    void aPackedAndAJoinedCourseAreDrawnAsTheirPoints() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            int n = random.nextInt(900);
            long[] steps = new long[n];
            double[] x = new double[n];
            double[] y = new double[n];
            boolean even = random.nextBoolean();
            boolean floats = random.nextBoolean();
            boolean gaps = random.nextInt(3) == 0;
            long step = random.nextInt(2_000) - 1_000;
            for (int i = 0; i < n; i++) {
                step += even ? 3 : random.nextInt(4);
                steps[i] = step;
                x[i] = step;
                double value = random.nextInt(5) == 0 ? random.nextInt(3) : random.nextGaussian();
                y[i] =
                        gaps && random.nextInt(40) == 0
                                ? Double.NaN
                                : floats ? (float) value : value;
            }
            int cut = n == 0 ? 0 : random.nextInt(n);
            Course whole = new PackedCourse(steps, y);
            Course joined =
                    Course.joined(
                            new PackedCourse(Arrays.copyOf(steps, cut), Arrays.copyOf(y, cut)),
                            Course.of(
                                    Arrays.copyOfRange(x, cut, n),
                                    Arrays.copyOfRange(y, cut, n),
                                    n - cut));
            double from = n == 0 ? 0 : x[random.nextInt(n)] - random.nextInt(3);
            Viewport view =
                    new Viewport(from, from + random.nextInt(3_000), 1 + random.nextInt(30), false);
            Reduced expected = view.reduce(x, y);
            for (Course course : new Course[] {whole, joined}) {
                Reduced found = view.reduce(course);
                assertArrayEquals(expected.x(), found.x());
                assertArrayEquals(expected.y(), found.y());
                assertEquals(expected.of(), found.of());
            }
        }
    }

    @Test
    void ofEachColumnFirstLeastGreatestAndLastStay() {
        Random random = new Random(12);
        double[] x = new double[5_000];
        double[] y = new double[5_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = random.nextGaussian();
        }
        Viewport view = new Viewport(0, 4_999, 10, false);
        Reduced drawn = view.reduce(x, y);
        for (int column = 0; column < 10; column++) {
            int wanted = column;
            double[] all =
                    Arrays.stream(x)
                            .filter(at -> view.column(at) == wanted)
                            .map(at -> y[(int) at])
                            .toArray();
            double[] kept =
                    Arrays.stream(drawn.x())
                            .filter(at -> view.column(at) == wanted)
                            .map(at -> y[(int) at])
                            .toArray();
            assertEquals(all[0], kept[0]);
            assertEquals(all[all.length - 1], kept[kept.length - 1]);
            assertEquals(
                    Arrays.stream(all).min().getAsDouble(),
                    Arrays.stream(kept).min().getAsDouble());
            assertEquals(
                    Arrays.stream(all).max().getAsDouble(),
                    Arrays.stream(kept).max().getAsDouble());
        }
        assertEquals(5_000, drawn.of());
    }
}
