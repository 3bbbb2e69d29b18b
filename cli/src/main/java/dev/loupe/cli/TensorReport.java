package dev.loupe.cli;

import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.weights.ChannelNorms;
import dev.loupe.networks.weights.Outliers;
import dev.loupe.networks.weights.SliceFile;
import dev.loupe.networks.weights.Spectrum;
import dev.loupe.networks.weights.TensorNumbers;
import dev.loupe.networks.weights.TensorSlice;
import dev.loupe.networks.weights.TensorStats;
import dev.loupe.networks.weights.TensorWords;
import dev.loupe.networks.weights.Values;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// One tensor as `loupe inspect --tensor` says it.
///
/// @param slice as in NumPy, empty for all of it
record TensorReport(Tensor tensor, String slice, TensorNumbers numbers) {
    private static final double BEYOND = 6;
    private static final int MOST = 20;

    /// @param name or its place among the weights, from 0
    /// @throws IOException with one sentence if there is no such tensor or its numbers are not known
    static TensorReport of(Model model, String name, String slice) throws IOException {
        List<Tensor> all = model.tensors();
        Tensor tensor =
                all.stream()
                        .filter(t -> t.name().equals(name))
                        .findFirst()
                        .or(
                                () ->
                                        name.matches("\\d{1,9}")
                                                        && Integer.parseInt(name) < all.size()
                                                ? java.util.Optional.of(
                                                        all.get(Integer.parseInt(name)))
                                                : java.util.Optional.empty())
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                "There is no tensor '%s' among the %d of the file."
                                                        .formatted(name, all.size())));
        try {
            return new TensorReport(tensor, slice, TensorNumbers.of(tensor));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// @throws IllegalArgumentException with one sentence if the slice does not fit
    TensorSlice cut() {
        return TensorSlice.of(slice, numbers.shape());
    }

    void write(Path file, SliceFile kind) throws IOException {
        TensorSlice cut = cut();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            kind.write(numbers, cut, out);
        }
    }

    String text() {
        StringBuilder text =
                new StringBuilder(tensor.name())
                        .append(slice.isEmpty() ? "" : "[" + slice.replaceAll("[\\[\\]]", "") + "]")
                        .append("\n  ")
                        .append(tensor.type())
                        .append(", ")
                        .append(slice.isEmpty() ? tensor.shape() : cut().shape())
                        .append('\n');
        if (!slice.isEmpty()) {
            return text.append(TensorWords.text(TensorStats.of(Values.of(numbers, cut()))))
                    .toString();
        }
        TensorStats stats = TensorStats.of(numbers);
        text.append(TensorWords.text(stats));
        if (whole()) {
            text.append('\n').append(TensorWords.text(outliers(stats), tensor.shape()));
            try {
                text.append('\n').append(TensorWords.text(Spectrum.of(numbers, stats)));
            } catch (IllegalArgumentException _) {
                return text.toString();
            }
        }
        return text.toString();
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tensor", tensor.name());
        json.put("type", tensor.type().name());
        json.put("shape", (slice.isEmpty() ? tensor.shape() : cut().shape()).toString());
        if (!slice.isEmpty()) {
            json.put("slice", slice);
            json.put("stats", TensorWords.json(TensorStats.of(Values.of(numbers, cut()))));
            return json;
        }
        TensorStats stats = TensorStats.of(numbers);
        json.put("stats", TensorWords.json(stats));
        if (whole()) {
            json.put("outliers", TensorWords.json(outliers(stats), tensor.shape()));
            if (tensor.shape().rank() > 0) {
                ChannelNorms norms = ChannelNorms.of(numbers, 0);
                json.put(
                        "channels",
                        TensorWords.json(norms, IntStream.range(0, norms.l1().length).toArray()));
            }
            try {
                json.put("spectrum", TensorWords.json(Spectrum.of(numbers, stats)));
            } catch (IllegalArgumentException e) {
                json.put("noSpectrum", String.valueOf(e.getMessage()));
            }
        }
        return json;
    }

    private boolean whole() {
        return tensor.stored() == tensor.shape().elements();
    }

    private Outliers outliers(TensorStats stats) {
        return Outliers.of(numbers, stats, BEYOND, MOST);
    }
}
