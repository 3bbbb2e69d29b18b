package dev.loupe.bench;

import com.sun.management.ThreadMXBean;

import dev.loupe.core.Reading;
import dev.loupe.figure.out.Svg;
import dev.loupe.figure.theme.Theme;
import dev.loupe.networks.Formats;
import dev.loupe.networks.draw.Diagram;
import dev.loupe.networks.draw.Drafting;
import dev.loupe.networks.draw.ModelPicture;
import dev.loupe.networks.draw.View;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.infer.KnownTypes;
import dev.loupe.networks.scope.Hierarchy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Models from their files to pictures: read, types inferred, laid out, drawn as SVG. What is laid out flat is written as boxes and edges for other layouts (`bench/peers/layouts.mjs`).
///
/// Arguments: a folder to write to; files of real models; a folder is a set of models of which every one is drawn.
public final class ModelBench {
    private static final int MOST_OPENED = 25;

    private final Path folder;

    private ModelBench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        ModelBench bench = new ModelBench(Path.of(args[0]));
        Files.createDirectories(bench.folder.resolve("graphs"));
        List<Path> given = Stream.of(args).skip(1).map(Path::of).toList();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                conformance(path);
            }
        }
        bench.large();
        for (Path path : given) {
            if (!Files.isDirectory(path)) {
                bench.pictures(String.valueOf(path.getFileName()), path);
            }
        }
        bench.pictures("transformer 24 x 3", OnnxSketch.transformer(24, true, true));
        bench.pictures("transformer 48 x 3", OnnxSketch.transformer(48, true, true));
        bench.pictures("transformer 80 x 3", OnnxSketch.transformer(80, true, true));
        bench.pictures("chain of 250 layers", OnnxSketch.transformer(250, false, true));
        bench.pictures("U-Net 8,400", OnnxSketch.unet(8_400, true));
        bench.pictures("U-Net 8,400 without names", OnnxSketch.unet(8_400, false));
        bench.pictures("U-Net 50,000", OnnxSketch.unet(50_000, true));
        bench.pictures("U-Net 50,000 without names", OnnxSketch.unet(50_000, false));
        bench.pictures("transformer 1,613 x 3", OnnxSketch.transformer(1_613, true, true));
    }

    private static Model read(Path file) throws IOException {
        return switch (Formats.read(ModelFile.open(file))) {
            case Reading.Read<Model>(Model model) -> model;
            case Reading.NotThisFormat<Model>(String because) -> throw new IOException(because);
            case Reading.Damaged<Model> damaged -> throw new IOException(damaged.toString());
        };
    }

    private static String picture(Model model, View view) {
        return Svg.COMPACT.write(
                ModelPicture.of(KnownTypes.of(model).model(), view, Theme.LIGHT, "model"));
    }

    private static void conformance(Path folder) throws IOException {
        List<Path> models;
        try (Stream<Path> files = Files.walk(folder)) {
            models = files.filter(p -> p.toString().endsWith(".onnx")).sorted().toList();
        }
        List<String> failures = new ArrayList<>();
        long began = System.nanoTime();
        for (Path file : models) {
            try {
                Model model = read(file);
                String svg = picture(model, View.FLAT);
                if (model.damage() != null
                        || !svg.endsWith("</svg>\n") && !svg.endsWith("</svg>")) {
                    failures.add(file + " " + model.damage());
                }
            } catch (IOException | RuntimeException failed) {
                failures.add(file + " " + failed);
            }
        }
        Figures.OUT.printf(
                Locale.ROOT,
                "%,d models of %s read, laid out flat and drawn in %.2f s, the JVM just started; %d failures%n",
                models.size(),
                folder.getFileName(),
                (System.nanoTime() - began) / 1e9,
                failures.size());
        failures.forEach(Figures.OUT::println);
    }

    private void large() throws IOException, InterruptedException {
        Path tensors = folder.resolve("large.safetensors");
        LargeFiles.safetensors(tensors, 2_000, 10_000_000_000L);
        open("10 GB safetensors, 2,000 tensors", tensors);
        Path language = folder.resolve("large.gguf");
        LargeFiles.gguf(language, 723, 150_000, 70_000_000_000L);
        open("70 GB GGUF, 150,000 words", language);
    }

    private static void open(String what, Path file) throws IOException, InterruptedException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        double[] first = Figures.times(0, 1, round -> read(file));
        long taken = threads.getCurrentThreadAllocatedBytes() - before;
        double[] times = Figures.times(4, 15, round -> read(file));
        Figures.OUT.printf(
                Locale.ROOT,
                "%s: opened in %.1f ms the first time, %.1f ms at the median; %.1f MB of heap in all the first time%n",
                what,
                first[0],
                times[times.length / 2],
                taken / 1e6);
        Files.delete(file);
    }

    private void pictures(String name, byte[] onnx) throws IOException, InterruptedException {
        Path file = folder.resolve("sketch.onnx");
        Files.write(file, onnx);
        pictures(name, file);
        Files.delete(file);
    }

    private void pictures(String name, Path file) throws IOException, InterruptedException {
        Model model = KnownTypes.of(read(file)).model();
        Graph graph = model.graphs().getFirst();
        Figures.OUT.printf(Locale.ROOT, "%n%s, %,d operators%n", name, graph.nodes().size());
        boolean huge = graph.nodes().size() > 20_000;
        int rounds = huge ? 5 : 15;
        print(
                "  first picture, file to SVG",
                times(huge ? 2 : 8, rounds, round -> picture(read(file), View.FIRST)));
        print(
                "  flat layout alone",
                times(huge ? 2 : 8, rounds, round -> Drafting.of(model, View.FLAT)));
        Diagram flat = Drafting.of(model, View.FLAT);
        Diagram uncut = Drafting.of(model, View.FLAT.cut(false));
        LaidOut.write(folder.resolve("graphs/" + name + ".json"), flat, uncut);
        opened(graph);
    }

    /// Opens each closed scope of the first picture alone, as a click does.
    private static void opened(Graph graph) throws IOException, InterruptedException {
        Hierarchy hierarchy = Hierarchy.of(graph, true, true);
        Diagram first = Drafting.of(graph, hierarchy, View.FIRST);
        List<String> closed =
                first.boxes().stream()
                        .filter(b -> b.kind() == Diagram.Kind.SCOPE)
                        .map(Diagram.Box::path)
                        .limit(MOST_OPENED)
                        .toList();
        if (closed.isEmpty()) {
            return;
        }
        print(
                "  open a scope of the first picture (" + first.boxes().size() + " boxes)",
                times(
                        10,
                        closed.size(),
                        round -> {
                            Set<String> open = new HashSet<>(first.open());
                            open.add(closed.get(round % closed.size()));
                            Drafting.of(graph, hierarchy, View.FIRST.open(open));
                        }));
    }

    /// Milliseconds, ascending: by the clock, and of the processor in this thread, which other work on the machine does not stretch.
    private record Times(double[] clock, double[] processor) {}

    private static Times times(int warm, int rounds, Figures.Work work)
            throws IOException, InterruptedException {
        double[] processor = new double[rounds];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] clock =
                Figures.times(
                        warm,
                        rounds,
                        round -> {
                            long began = threads.getCurrentThreadCpuTime();
                            work.run(round);
                            processor[Math.max(0, round - warm)] =
                                    (threads.getCurrentThreadCpuTime() - began) / 1e6;
                        });
        Arrays.sort(processor);
        return new Times(clock, processor);
    }

    private static void print(String what, Times times) {
        int last = times.clock.length - 1;
        Figures.OUT.printf(
                Locale.ROOT,
                "%-60s median %8.1f ms   worst %8.1f   processor %8.1f, %8.1f%n",
                what,
                times.clock[last / 2],
                times.clock[last],
                times.processor[last / 2],
                times.processor[last]);
    }
}
