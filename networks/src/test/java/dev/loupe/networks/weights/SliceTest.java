package dev.loupe.networks.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.Reading;
import dev.loupe.core.Shape;
import dev.loupe.networks.Fixtures;
import dev.loupe.networks.Formats;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Against what NumPy found in slices.npz (fixtures/networks/make-slices.py).
final class SliceTest {
    @TempDir Path folder;

    private static TensorNumbers numbers(Path file, String name) throws IOException {
        if (Formats.read(ModelFile.open(file)) instanceof Reading.Read<Model> read) {
            for (Tensor tensor : read.value().tensors()) {
                if (tensor.name().equals(name)) {
                    return TensorNumbers.of(tensor);
                }
            }
        }
        throw new AssertionError(file + " has no " + name);
    }

    private static TensorNumbers numbers(String name) throws IOException {
        return numbers(Fixtures.file("slices.npz"), name);
    }

    private static JsonNode witness(String what) {
        return JsonMapper.builder()
                .build()
                .readTree(Fixtures.file("slices.json").toFile())
                .get(what);
    }

    private static double[] doubles(JsonNode list) {
        return list.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
    }

    private static double[] values(TensorNumbers numbers, TensorSlice slice) {
        List<Double> all = new ArrayList<>();
        slice.lines(
                (from, step, n) -> {
                    double[] line = new double[(int) n];
                    numbers.read(from, step, line, line.length);
                    for (double v : line) {
                        all.add(v);
                    }
                });
        return all.stream().mapToDouble(v -> v).toArray();
    }

    private static String csv(TensorNumbers numbers, TensorSlice slice) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SliceFile.CSV.write(numbers, slice, out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void slicesAreThoseOfNumpy() throws IOException {
        for (JsonNode one : witness("slices")) {
            TensorNumbers numbers = numbers(one.get("tensor").stringValue());
            String text = one.get("slice").stringValue();
            TensorSlice slice = TensorSlice.of(text, numbers.shape());
            assertArrayEquals(
                    one.get("shape").valueStream().mapToLong(JsonNode::longValue).toArray(),
                    slice.ranges().stream().mapToLong(TensorSlice.Range::count).toArray(),
                    text);
            assertArrayEquals(doubles(one.get("values")), values(numbers, slice), text);
            double[] after = new double[(int) slice.count()];
            Values.of(numbers, slice).read(0, after, after.length / 2);
            double[] rest = new double[after.length - after.length / 2];
            if (rest.length > 0) {
                Values.of(numbers, slice).read(after.length / 2, rest, rest.length);
            }
            System.arraycopy(rest, 0, after, after.length / 2, rest.length);
            assertArrayEquals(doubles(one.get("values")), after, text);
            Path npy = folder.resolve("out.npy");
            try (OutputStream out = Files.newOutputStream(npy)) {
                SliceFile.NPY.write(numbers, slice, out);
            }
            TensorNumbers back = numbers(npy, "");
            assertEquals(slice.shape(), back.shape(), text);
            assertEquals(numbers.type(), back.type());
            assertArrayEquals(
                    doubles(one.get("values")),
                    values(back, TensorSlice.of("", back.shape())),
                    text);
        }
    }

    @Test
    void csvIsAGridOrOneLineAnElement() throws IOException {
        TensorNumbers whole = numbers("whole");
        Shape shape = whole.shape();
        assertEquals(
                "-500000000000000000,-200000000000000000\n-100000000000000000,200000000000000000\n"
                        + "300000000000000000,600000000000000000\n",
                csv(whole, TensorSlice.of("0,:,::3", shape)));
        assertEquals("700000000000000000\n", csv(whole, TensorSlice.of("1,0,0", shape)));
        assertEquals(
                "d0,d1,d2,value\n0,0,3,-200000000000000000\n1,0,3,1000000000000000000\n",
                csv(whole, TensorSlice.of(":,:1,3:", shape)));
        assertEquals(
                "1.0,-Infinity\nNaN,0.0\n2.0,5.0\n",
                csv(numbers("odd"), TensorSlice.of("", Shape.of(2, 3)).turned()));
    }

    @Test
    void mistakesAreSaid() {
        Shape shape = Shape.of(4, 3);
        for (String[] wrong :
                new String[][] {
                    {
                        "0,1,2",
                        "The slice '0,1,2' has 3 parts, but the tensor is 4×3, of 2 dimensions."
                    },
                    {"4", "The index 4 lies outside of dimension 0, which has 4."},
                    {":,-4", "The index -4 lies outside of dimension 1, which has 3."},
                    {"::0", "The step in '::0' must not be 0."},
                    {
                        "a",
                        "A part of a slice must be an index, from:to or from:to:step, but is 'a'."
                    }
                }) {
            assertEquals(
                    wrong[1],
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> TensorSlice.of(wrong[0], shape))
                            .getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> TensorSlice.of("0", shape).turned());
    }

    @Test
    void cellsHoldMeansAndExtremes() throws IOException {
        TensorNumbers noise = numbers("noise");
        HeatMap map = HeatMap.of(noise, TensorSlice.of("", noise.shape()), 7, 11);
        JsonNode said = witness("cells");
        assertFalse(map.exact());
        assertArrayEquals(doubles(said.get("mean")), map.mean(), 1e-12);
        assertArrayEquals(doubles(said.get("min")), map.min());
        assertArrayEquals(doubles(said.get("max")), map.max());
        TensorNumbers odd = numbers("odd");
        HeatMap exact = HeatMap.of(odd, TensorSlice.of("", odd.shape()).turned(), 9, 9);
        assertTrue(exact.exact());
        assertEquals(3, exact.height());
        assertArrayEquals(new double[] {1, Double.NaN, Double.NaN, 0, 2, 5}, exact.mean());
        assertArrayEquals(new long[] {0, 1, 1, 0, 0, 0}, exact.bad());
        assertEquals(0, HeatMap.of(odd, TensorSlice.of("5:", odd.shape()), 9, 9).mean().length);
        TensorNumbers kernel = numbers("kernel");
        assertEquals(
                "A heat map needs a slice of at most two dimensions, but this one keeps 3: 4×3×3.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> HeatMap.of(kernel, TensorSlice.of("0", kernel.shape()), 9, 9))
                        .getMessage());
    }

    @Test
    void normsOfChannelsAlongEachDimension() throws IOException {
        TensorNumbers kernel = numbers("kernel");
        for (int axis = 0; axis < 4; axis++) {
            JsonNode said = witness("norms").get(axis);
            ChannelNorms norms = ChannelNorms.of(kernel, axis);
            assertArrayEquals(doubles(said.get("l1")), norms.l1(), 1e-12);
            assertArrayEquals(doubles(said.get("l2")), norms.l2(), 1e-12);
            assertArrayEquals(doubles(said.get("max")), norms.max());
        }
        assertEquals(36, ChannelNorms.of(kernel, 0).zeros()[2]);
        assertArrayEquals(new long[] {1, 1}, ChannelNorms.of(numbers("odd"), 0).bad());
        assertEquals(
                "The tensor is 6×4×3×3, so its dimensions are 0 to 3, but 4 was asked for.",
                assertThrows(IllegalArgumentException.class, () -> ChannelNorms.of(kernel, 4))
                        .getMessage());
    }

    @Test
    void outliersAreTheFarthest() throws IOException {
        TensorNumbers kernel = numbers("kernel");
        Outliers found = Outliers.of(kernel, TensorStats.of(kernel), 2, 5);
        JsonNode said = witness("outliers");
        assertEquals(said.get("index").size(), found.count());
        for (int i = 0; i < found.top().size(); i++) {
            assertEquals(said.get("index").get(i).longValue(), found.top().get(i).index());
            assertEquals(
                    said.get("sigmas").get(i).doubleValue(), found.top().get(i).sigmas(), 1e-9);
        }
        assertArrayEquals(
                new long[] {4, 1, 0, 2},
                TensorSlice.place(found.top().getFirst().index(), kernel.shape()));
        TensorNumbers odd = numbers("odd");
        Outliers bad = Outliers.of(odd, TensorStats.of(odd), 2, 5);
        assertEquals(List.of(1L, 3L), bad.bad().stream().map(Outliers.Outlier::index).toList());
    }

    @Test
    void spectraAreThoseOfAnSvd() throws IOException {
        for (String name : List.of("kernel", "low", "noise")) {
            TensorNumbers numbers = numbers(name);
            double[] said = doubles(witness("spectra").get(name));
            Spectrum found = Spectrum.of(numbers, TensorStats.of(numbers));
            for (int i = 0; i < found.values().size(); i++) {
                double near = (i < 3 ? 1e-7 * said[0] : 1e-7 * said[0] + found.within().get(i));
                assertEquals(said[i], found.values().get(i), near, name + " " + i);
                assertTrue(found.within().get(i) <= 0.01 * found.values().get(i) + 1e-6, name);
            }
            double squares = 0;
            for (double s : said) {
                squares += s * s;
            }
            assertEquals(squares / (said[0] * said[0]), found.stableRank(), 1e-5);
        }
        TensorNumbers low = numbers("low");
        assertEquals(3, Spectrum.of(low, TensorStats.of(low)).beyond());
        TensorNumbers noise = numbers("noise");
        assertTrue(Spectrum.of(noise, TensorStats.of(noise)).beyond() <= 1);
        TensorNumbers odd = numbers("odd");
        assertEquals(
                "A spectrum needs finite numbers, but 2 are not.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Spectrum.of(odd, TensorStats.of(odd)))
                        .getMessage());
    }

    /// The three equal values of an identity, the zeros of a zero matrix, and a random matrix of which few steps are taken.
    @Test
    void equalValuesZerosAndFewSteps() {
        Lanczos.Found same = Lanczos.of((in, out) -> System.arraycopy(in, 0, out, 0, 3), 3, 3);
        assertArrayEquals(new double[] {1, 1, 1}, same.values(), 1e-12);
        assertArrayEquals(new double[] {0, 0}, Lanczos.of((in, out) -> {}, 2, 2).values());
        int n = 400;
        Lanczos.Found few =
                Lanczos.of(
                        (in, out) -> {
                            for (int i = 0; i < n; i++) {
                                out[i] = in[i] * (i < 3 ? 10 - i : i / 400.0);
                            }
                        },
                        n,
                        12);
        for (int i = 0; i < 3; i++) {
            assertEquals(10 - i, few.values()[i], few.residuals()[i] + 1e-12);
            assertTrue(few.values()[i] <= 10 - i + 1e-12);
        }
    }
}
