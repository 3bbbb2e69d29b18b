package dev.loupe.networks.fuzz;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.cost.CostWords;
import dev.loupe.networks.cost.ModelCosts;
import dev.loupe.networks.draw.Drafting;
import dev.loupe.networks.draw.View;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.infer.KnownTypes;
import dev.loupe.networks.schematic.Schematic;
import dev.loupe.networks.schematic.derive.Derivation;
import dev.loupe.networks.weights.TensorNumbers;
import dev.loupe.networks.weights.TensorStats;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What becomes of one input: it is read by one format, its types are inferred, its costs counted, its picture laid out, blocks derived from it, the numbers of its first tensors measured.
///
/// @param folder where files are written for readers that open them again
record Trial(Format format, Path folder) {
    private static final long MOST_BYTES = 256L << 20;
    private static final long MOST_NANOS = 10_000_000_000L;

    /// The first ones may pay for classes that are loaded on their way, and changed by what counts their coverage.
    private static final int ATTEMPTS = 3;

    private static final int TENSORS = 4;
    private static final long MOST_NUMBERS = 1 << 20;

    /// Null if all is well, also where the file is refused; else one line: an exception that is not the disk's, more than 256 MB taken for one small file, or more than ten seconds of the processor.
    @Nullable String finding(byte[] input) {
        String finding = null;
        for (int i = 0; i < ATTEMPTS; i++) {
            finding = attempt(input);
            if (finding == null) {
                return null;
            }
        }
        return finding;
    }

    private @Nullable String attempt(byte[] input) {
        long before = allocated();
        long began = processor();
        try {
            use(input);
        } catch (IOException expected) {
            return null;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
            StackTraceElement[] at = thrown.getStackTrace();
            return thrown + (at.length == 0 ? "" : " at " + at[0]);
        }
        long taken = allocated() - before;
        if (taken > MOST_BYTES) {
            return taken / 1_000_000 + " MB taken";
        }
        long nanos = processor() - began;
        return nanos > MOST_NANOS ? nanos / 1_000_000 + " ms taken" : null;
    }

    /// Does all that with it.
    ///
    /// @throws IOException if the disk fails
    void use(byte[] input) throws IOException {
        if (!(format.read(file(input)) instanceof Reading.Read<Model>(Model model))) {
            return;
        }
        model.bytes();
        for (Tensor tensor : model.tensors().stream().limit(TENSORS).toList()) {
            measure(tensor);
        }
        if (model.network()) {
            Model known = KnownTypes.of(model).model();
            CostWords.text(ModelCosts.of(known, Map.of()), Map.of(), -1);
            Drafting.of(known, View.FIRST);
            derive(known);
        }
    }

    private static void derive(Model model) throws IOException {
        try {
            Derivation.of(model, Schematic.Style.BLOCKS, Derivation.Wish.NONE);
        } catch (IllegalArgumentException refused) {
            return;
        }
    }

    private ModelFile file(byte[] input) throws IOException {
        if (Bundle.is(input)) {
            return ModelFile.open(Bundle.of(input).write(folder.resolve("bundle")));
        }
        Path path = folder.resolve("input." + format.name());
        if (format.name().equals("numpy")) {
            Files.deleteIfExists(path);
            Files.write(path, input);
        }
        return new ModelFile(path, false, Bytes.of(input));
    }

    private static void measure(Tensor tensor) throws IOException {
        TensorNumbers numbers;
        try {
            numbers = TensorNumbers.of(tensor);
        } catch (IllegalArgumentException refused) {
            return;
        }
        if (numbers.count() <= MOST_NUMBERS) {
            TensorStats.of(numbers);
        }
    }

    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long allocated() {
        return ManagementFactory.getThreadMXBean()
                        instanceof com.sun.management.ThreadMXBean threads
                ? threads.getCurrentThreadAllocatedBytes()
                : 0;
    }
}
