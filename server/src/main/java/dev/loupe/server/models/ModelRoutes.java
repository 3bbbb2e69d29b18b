package dev.loupe.server.models;

import dev.loupe.figure.FileFormat;
import dev.loupe.figure.theme.Theme;
import dev.loupe.networks.Inspection;
import dev.loupe.networks.draw.Diagram;
import dev.loupe.networks.draw.EdgeLabels;
import dev.loupe.networks.draw.ModelPicture;
import dev.loupe.networks.draw.View;
import dev.loupe.networks.find.NodeQuery;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Unfolded;
import dev.loupe.networks.open.ModelFiles;
import dev.loupe.networks.open.OpenModel;
import dev.loupe.networks.scope.Hierarchy;
import dev.loupe.runs.Store;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What pages ask about models. `at` names the model, as [ModelPlaces] says; of weights more in [TensorRoutes].
public final class ModelRoutes {
    private static final int MOST_HITS = 5_000;

    private final ModelPlaces places;
    private final DropRoutes drops;

    /// @param opened  what the server was started with
    /// @param dropped not closed by this
    public ModelRoutes(Store store, ModelFiles opened, DroppedModels dropped) {
        places = new ModelPlaces(store, opened, dropped);
        drops = new DropRoutes(opened, dropped);
    }

    public void addTo(Router router) {
        drops.addTo(router);
        router.add("GET", "/api/v1/models/diff", new DiffRoute(places)::answer);
        router.add("GET", "/api/v1/model", this::model);
        router.add("GET", "/api/v1/model/diagram", this::diagram);
        router.add("GET", "/api/v1/model/picture", this::picture);
        router.add("GET", "/api/v1/model/structure", this::structure);
        router.add("GET", "/api/v1/model/find", this::find);
        router.add("GET", "/api/v1/model/node", this::node);
        router.add("GET", "/api/v1/model/nodes", this::nodes);
        router.add("GET", "/api/v1/model/costs", new CostRoute(places)::answer);
        new TensorRoutes(places).addTo(router);
        new SchematicRoutes(places).addTo(router);
    }

    private Response model(Request request) throws IOException {
        ModelPlaces.Place place = places.place(request);
        OpenModel model = places.model(request);
        Map<String, @Nullable Object> said =
                new LinkedHashMap<>(Inspection.of(place.path(), model.said()).json());
        if (!model.said().network() && model.model().network()) {
            Map<String, @Nullable Object> whole = Inspection.of(place.path(), model.model()).json();
            said.put("graphs", whole.get("graphs"));
            said.put("operators", whole.get("operators"));
            said.put("synthesised", true);
        }
        List<Tensor> held = model.held();
        if (!held.isEmpty()) {
            said.put(
                    "held",
                    Map.of(
                            "tensors",
                            held.size(),
                            "parameters",
                            Tensor.parameters(held),
                            "bytes",
                            Tensor.distinct(held).mapToLong(Tensor::bytes).sum()));
        }
        said.put("file", place.name());
        said.put("at", place.at());
        said.put("run", place.run());
        return Response.json(said);
    }

    private Response diagram(Request request) throws IOException {
        OpenModel model = places.model(request);
        View view = view(request);
        Diagram diagram = drawn(model, view);
        EdgeLabels labels =
                request.first("labels").orElse("true").equals("true")
                        ? EdgeLabels.shapes(model.unfolded(view.graph()).graph(), diagram)
                        : EdgeLabels.NONE;
        return Response.json(ModelShapes.diagram(diagram, labels));
    }

    private static Diagram drawn(OpenModel model, View view) {
        try {
            return model.diagram(view);
        } catch (IllegalArgumentException e) {
            throw Problem.of(404, e);
        }
    }

    /// With what its operators run: operators are counted through all of it.
    private static Unfolded unfolded(OpenModel model, Request request) {
        try {
            return model.unfolded(request.number("graph", 0, 0, Integer.MAX_VALUE));
        } catch (IllegalArgumentException e) {
            throw Problem.of(404, e);
        }
    }

    private static Hierarchy hierarchy(OpenModel model, Request request) {
        return model.hierarchy(
                request.number("graph", 0, 0, Integer.MAX_VALUE), flag(request, "fold", true));
    }

    private static View view(Request request) {
        Set<String> open =
                request.first("open").isPresent() ? new LinkedHashSet<>(request.all("open")) : null;
        return new View(
                request.number("graph", 0, 0, Integer.MAX_VALUE),
                open,
                flag(request, "flat", false),
                flag(request, "fold", true),
                flag(request, "cut", true),
                flag(request, "across", false));
    }

    private static boolean flag(Request request, String name, boolean otherwise) {
        String text = request.first(name).orElse("");
        return switch (text) {
            case "" -> otherwise;
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw new Problem(
                            400, "'" + name + "' must be true or false, but is '" + text + "'.");
        };
    }

    private Response picture(Request request) throws IOException {
        OpenModel model = places.model(request);
        Theme theme =
                request.first("theme").orElse("light").equals("dark") ? Theme.DARK : Theme.LIGHT;
        String format = request.first("format").orElse("svg");
        FileFormat file =
                switch (format) {
                    case "svg" -> FileFormat.SVG;
                    case "png" -> FileFormat.PNG;
                    case "pdf" -> FileFormat.PDF;
                    default ->
                            throw new Problem(
                                    400,
                                    "'format' must be svg, png or pdf, but is '" + format + "'.");
                };
        String name = places.place(request).name();
        View view = view(request);
        byte[] bytes = file.write(ModelPicture.of(model.model(), view, theme, name), () -> null, 2);
        String type =
                switch (file) {
                    case SVG -> "image/svg+xml";
                    case PNG -> "image/png";
                    default -> "application/pdf";
                };
        String plain = name.substring(name.lastIndexOf('/') + 1).replaceAll("[^\\w.-]", "_");
        return Response.bytes(type, bytes)
                .header(
                        "content-disposition",
                        "attachment; filename=\"" + plain + "." + format + "\"");
    }

    private Response structure(Request request) throws IOException {
        OpenModel model = places.model(request);
        Graph graph = unfolded(model, request).graph();
        return Response.json(new Structure(graph, hierarchy(model, request)).json());
    }

    private Response find(Request request) throws IOException {
        OpenModel model = places.model(request);
        Graph graph = unfolded(model, request).graph();
        NodeQuery query;
        try {
            query = NodeQuery.of(request.first("query").orElse(""));
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, e);
        }
        return Response.json(
                ModelShapes.hits(
                        graph, hierarchy(model, request), query.find(graph, MOST_HITS), MOST_HITS));
    }

    private Response node(Request request) throws IOException {
        OpenModel model = places.model(request);
        Unfolded unfolded = unfolded(model, request);
        Graph graph = unfolded.graph();
        int index = request.number("node", -1, 0, Integer.MAX_VALUE);
        if (index < 0 || index >= graph.nodes().size()) {
            throw new Problem(
                    404,
                    "The graph has "
                            + graph.nodes().size()
                            + " operators, counted from 0, but 'node' is "
                            + index
                            + ".");
        }
        return Response.json(new NodeShape(model, unfolded).json(index));
    }

    private Response nodes(Request request) throws IOException {
        OpenModel model = places.model(request);
        Unfolded unfolded = unfolded(model, request);
        Hierarchy hierarchy =
                flag(request, "flat", false) ? Hierarchy.flat(unfolded) : hierarchy(model, request);
        return Response.json(new NodeTable(unfolded.graph(), hierarchy).json());
    }
}
