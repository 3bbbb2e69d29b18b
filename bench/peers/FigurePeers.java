import org.jetbrains.letsPlot.awt.plot.PlotSvgExport;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The pictures of FigureBench by other chart libraries of the JVM. Arguments: the folder that FigureBench wrote its data to.
///
/// Prints the same table: first in the JVM, median of the warm rounds, size.
final class FigurePeers {
    private interface Picture {
        byte[] draw() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Map<String, double[]> lines = numbers(folder.resolve("lines.csv"), "step", "loss");
        Map<String, double[]> cells = numbers(folder.resolve("heat.csv"), "x", "y", "value");
        Map<String, double[]> points = numbers(folder.resolve("points.csv"), "x", "y");
        List<String> runs = texts(folder.resolve("lines.csv"), "run");

        report("Lets-Plot", "4 x 2,000 lines, SVG", 20, () -> letsPlotLines(lines, runs));
        report("Lets-Plot", "heat map 200 x 200, SVG", 20, () -> letsPlotHeat(cells));
        report("XChart", "4 x 2,000 lines, SVG", 20, () -> xchartLines(lines));
        report("XChart", "heat map 200 x 200, SVG", 5, () -> xchartHeat(cells));
        report("XChart", "scatter of 1,000,000, PNG", 3, () -> xchartScatter(points));
    }

    private static void report(String library, String what, int rounds, Picture picture)
            throws Exception {
        long began = System.nanoTime();
        byte[] first = picture.draw();
        double cold = (System.nanoTime() - began) / 1e6;
        double[] times = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            began = System.nanoTime();
            picture.draw();
            times[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-12s %-32s first %8.0f ms   median %8.1f ms   %,8d kB%n",
                library,
                what,
                cold,
                times[rounds / 2],
                first.length / 1000);
    }

    private static byte[] letsPlotLines(Map<String, double[]> data, List<String> runs) {
        Map<String, Object> spec =
                Map.of(
                        "kind", "plot",
                        "data",
                                Map.of(
                                        "step",
                                        boxed(data.get("step")),
                                        "loss",
                                        boxed(data.get("loss")),
                                        "run",
                                        runs),
                        "mapping", Map.of("x", "step", "y", "loss", "color", "run"),
                        "layers", List.of(Map.of("geom", "line")));
        return PlotSvgExport.INSTANCE
                .buildSvgImageFromRawSpecs(mutable(spec), null, false)
                .getBytes();
    }

    private static byte[] letsPlotHeat(Map<String, double[]> data) {
        Map<String, Object> spec =
                Map.of(
                        "kind", "plot",
                        "data",
                                Map.of(
                                        "x",
                                        boxed(data.get("x")),
                                        "y",
                                        boxed(data.get("y")),
                                        "value",
                                        boxed(data.get("value"))),
                        "mapping", Map.of("x", "x", "y", "y", "fill", "value"),
                        "layers", List.of(Map.of("geom", "raster")));
        return PlotSvgExport.INSTANCE
                .buildSvgImageFromRawSpecs(mutable(spec), null, false)
                .getBytes();
    }

    private static byte[] xchartLines(Map<String, double[]> data) throws Exception {
        XYChart chart = new XYChartBuilder().width(640).height(400).build();
        chart.getStyler().setMarkerSize(0);
        for (int run = 0; run < 4; run++) {
            chart.addSeries(
                    "run " + run,
                    Arrays.copyOfRange(data.get("step"), run * 2000, run * 2000 + 2000),
                    Arrays.copyOfRange(data.get("loss"), run * 2000, run * 2000 + 2000));
        }
        return svg(chart);
    }

    private static byte[] xchartHeat(Map<String, double[]> data) throws Exception {
        HeatMapChart chart = new HeatMapChartBuilder().width(640).height(480).build();
        int[] axis = new int[200];
        int[][] values = new int[200][200];
        Arrays.setAll(axis, i -> i);
        for (int i = 0; i < 40_000; i++) {
            values[i % 200][i / 200] = (int) (1000 * data.get("value")[i]);
        }
        chart.addSeries("heat", axis, axis, values);
        return svg(chart);
    }

    private static byte[] xchartScatter(Map<String, double[]> data) throws Exception {
        XYChart chart = new XYChartBuilder().width(1280).height(800).build();
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        chart.getStyler().setMarkerSize(2);
        chart.addSeries("points", data.get("x"), data.get("y"));
        return BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG);
    }

    private static byte[] svg(org.knowm.xchart.internal.chartpart.IChart chart) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VectorGraphicsEncoder.saveVectorGraphic(
                chart, out, VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
        return out.toByteArray();
    }

    /// Lets-Plot changes the maps and lists that it is given.
    private static Map<String, Object> mutable(Map<String, Object> spec) {
        Map<String, Object> copy = new HashMap<>();
        spec.forEach((name, value) -> copy.put(name, mutableValue(value)));
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static Object mutableValue(Object value) {
        return switch (value) {
            case Map<?, ?> map -> mutable((Map<String, Object>) map);
            case List<?> list when !list.isEmpty() && list.getFirst() instanceof Map ->
                    new ArrayList<>(list.stream().map(FigurePeers::mutableValue).toList());
            default -> value;
        };
    }

    private static List<Double> boxed(double[] values) {
        List<Double> boxed = new ArrayList<>(values.length);
        for (double value : values) {
            boxed.add(value);
        }
        return boxed;
    }

    private static Map<String, double[]> numbers(Path file, String... names) throws Exception {
        List<String> rows = Files.readAllLines(file);
        List<String> head = List.of(rows.getFirst().split(","));
        Map<String, double[]> columns = new HashMap<>();
        for (String name : names) {
            int at = head.indexOf(name);
            columns.put(
                    name,
                    rows.stream()
                            .skip(1)
                            .mapToDouble(r -> Double.parseDouble(r.split(",")[at]))
                            .toArray());
        }
        return columns;
    }

    private static List<String> texts(Path file, String name) throws Exception {
        List<String> rows = Files.readAllLines(file);
        int at = List.of(rows.getFirst().split(",")).indexOf(name);
        return rows.stream().skip(1).map(r -> r.split(",")[at]).toList();
    }
}
