package dev.loupe.server.models;

import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.weights.ChannelNorms;
import dev.loupe.networks.weights.HeatMap;
import dev.loupe.networks.weights.Outliers;
import dev.loupe.networks.weights.SliceFile;
import dev.loupe.networks.weights.Spectrum;
import dev.loupe.networks.weights.TensorNumbers;
import dev.loupe.networks.weights.TensorSlice;
import dev.loupe.networks.weights.TensorStats;
import dev.loupe.networks.weights.TensorWords;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Weights of a model: what they are like, and slices of them as cells or files.
final class TensorRoutes {
    private static final int MOST_TENSORS = 20_000;
    private static final int MOST_CELLS = 1024;
    private static final int MOST_CHANNELS = 65_536;
    private static final int MOST_OUTLIERS = 1000;

    /// Larger tensors are not read while someone waits.
    private static final long LARGEST = 2_000_000_000L;

    private final ModelPlaces places;

    TensorRoutes(ModelPlaces places) {
        this.places = places;
    }

    void addTo(Router router) {
        router.add("GET", "/api/v1/model/tensors", this::tensors);
        router.add("GET", "/api/v1/model/tensor", this::tensor);
        router.add("GET", "/api/v1/model/tensor/slice", request -> said(() -> slice(request)));
        router.add(
                "GET", "/api/v1/model/tensor/channels", request -> said(() -> channels(request)));
        router.add(
                "GET", "/api/v1/model/tensor/outliers", request -> said(() -> outliers(request)));
        router.add(
                "GET", "/api/v1/model/tensor/spectrum", request -> said(() -> spectrum(request)));
    }

    private interface Answer {
        Response make() throws IOException;
    }

    private static Response said(Answer answer) throws IOException {
        try {
            return answer.make();
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, e);
        }
    }

    private Response tensors(Request request) throws IOException {
        List<Tensor> all = places.model(request).tensors();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "tensors",
                IntStream.range(0, Math.min(all.size(), MOST_TENSORS))
                        .mapToObj(i -> ModelShapes.tensor(all.get(i), i))
                        .toList());
        answer.put("count", all.size());
        return Response.json(answer);
    }

    private Tensor chosen(Request request) throws IOException {
        List<Tensor> all = places.model(request).tensors();
        int index = request.number("tensor", -1, 0, Integer.MAX_VALUE);
        if (index < 0 || index >= all.size()) {
            throw new Problem(
                    404,
                    "The model has "
                            + all.size()
                            + " tensors, counted from 0, but 'tensor' is "
                            + index
                            + ".");
        }
        return all.get(index);
    }

    private Response tensor(Request request) throws IOException {
        Tensor tensor = chosen(request);
        Map<String, Object> answer =
                new LinkedHashMap<>(
                        ModelShapes.tensor(
                                tensor, request.number("tensor", 0, 0, Integer.MAX_VALUE)));
        try {
            answer.put("stats", TensorWords.json(TensorStats.of(numbers(tensor))));
        } catch (IllegalArgumentException e) {
            answer.put("why", String.valueOf(e.getMessage()));
        }
        return Response.json(answer);
    }

    private static TensorNumbers numbers(Tensor tensor) throws IOException {
        if (tensor.stored() > LARGEST) {
            throw new IllegalArgumentException(
                    "The tensor is too large for this to be computed here.");
        }
        return TensorNumbers.of(tensor);
    }

    private Response slice(Request request) throws IOException {
        TensorNumbers numbers = TensorNumbers.of(chosen(request));
        String text = request.first("slice").orElse("");
        TensorSlice slice = TensorSlice.of(text, numbers.shape());
        String turn = request.first("turn").orElse("false");
        if (!turn.equals("true") && !turn.equals("false")) {
            throw new Problem(400, "'turn' must be true or false, but is '" + turn + "'.");
        }
        TensorSlice asked = turn.equals("true") ? slice.turned() : slice;
        String format = request.first("format").orElse("json");
        return switch (format) {
            case "json", "packed" -> {
                if (asked.count() > LARGEST) {
                    throw new Problem(400, "The slice is too large for cells.");
                }
                HeatMap map =
                        HeatMap.of(
                                numbers,
                                asked,
                                request.number("height", 256, 1, MOST_CELLS),
                                request.number("width", 256, 1, MOST_CELLS));
                yield Response.json(new CellShape(map).json(format.equals("packed")));
            }
            case "csv" -> file(numbers, asked, SliceFile.CSV, "text/csv", "slice.csv");
            case "npy" ->
                    file(numbers, asked, SliceFile.NPY, "application/octet-stream", "slice.npy");
            default ->
                    throw new Problem(
                            400,
                            "'format' must be json, packed, csv or npy, but is '" + format + "'.");
        };
    }

    private static Response file(
            TensorNumbers numbers, TensorSlice slice, SliceFile kind, String type, String name) {
        return Response.stream(
                        type,
                        out -> {
                            OutputStream held = new BufferedOutputStream(out, 1 << 16);
                            kind.write(numbers, slice, held);
                            held.flush();
                        })
                .header("content-disposition", "attachment; filename=\"" + name + "\"");
    }

    private Response channels(Request request) throws IOException {
        ChannelNorms norms =
                ChannelNorms.of(numbers(chosen(request)), request.number("axis", 0, 0, 1000));
        String sort = request.first("sort").orElse("channel");
        double[] by =
                switch (sort) {
                    case "channel" -> new double[0];
                    case "l1" -> norms.l1();
                    case "l2" -> norms.l2();
                    case "max" -> norms.max();
                    default ->
                            throw new Problem(
                                    400,
                                    "'sort' must be channel, l1, l2 or max, but is '"
                                            + sort
                                            + "'.");
                };
        IntStream order = IntStream.range(0, norms.l1().length);
        if (by.length > 0) {
            order = order.boxed().sorted(Comparator.comparingDouble(c -> -by[c])).mapToInt(c -> c);
        }
        int limit = request.number("limit", 4096, 1, MOST_CHANNELS);
        return Response.json(TensorWords.json(norms, order.limit(limit).toArray()));
    }

    private Response outliers(Request request) throws IOException {
        String text = request.first("beyond").orElse("6");
        if (!text.matches("\\d{1,4}(\\.\\d{1,6})?") || Double.parseDouble(text) <= 0) {
            throw new Problem(400, "'beyond' must be a number above 0, but is '" + text + "'.");
        }
        TensorNumbers numbers = numbers(chosen(request));
        Outliers found =
                Outliers.of(
                        numbers,
                        TensorStats.of(numbers),
                        Double.parseDouble(text),
                        request.number("limit", 20, 1, MOST_OUTLIERS));
        return Response.json(TensorWords.json(found, numbers.shape()));
    }

    private Response spectrum(Request request) throws IOException {
        TensorNumbers numbers = numbers(chosen(request));
        return Response.json(TensorWords.json(Spectrum.of(numbers, TensorStats.of(numbers))));
    }
}
