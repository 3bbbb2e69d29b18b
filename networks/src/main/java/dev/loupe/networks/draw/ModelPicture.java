package dev.loupe.networks.draw;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;
import dev.loupe.networks.architecture.Synthesis;
import dev.loupe.networks.graph.Captures;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Unfolded;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The picture of a model: its graph, or where a file holds weights alone, how large they are by module.
public final class ModelPicture {
    /// Weights beyond the largest ones are too small to be seen.
    private static final int MOST_TENSORS = 2_000;

    private static final int DEEPEST = 6;

    private ModelPicture() {}

    /// The same in as many columns as the shape asks for.
    public static Scene of(Model model, View view, Theme theme, String title) {
        return of(model, view, Columns.FITTING, theme, title);
    }

    /// @param columns of a graph that goes downwards ([Columns])
    /// @param title   one line; the file's name
    /// @throws IllegalArgumentException with one sentence if the model has no such graph
    public static Scene of(Model model, View view, int columns, Theme theme, String title) {
        return model.network()
                ? graph(model, view, columns, theme, title)
                : weights(model, theme, title);
    }

    private static Scene graph(Model model, View view, int columns, Theme theme, String title) {
        Diagram whole = Drafting.of(model, view);
        Diagram diagram = view.across() ? whole : Columns.of(whole, columns);
        Graph graph = model.graphs().get(view.graph());
        String description =
                String.format(
                        Locale.ROOT,
                        "The graph %s with %,d operators and %,d edges between them; the model has %,d parameters.",
                        graph.name(),
                        graph.nodes().size(),
                        graph.edges(),
                        model.parameters());
        EdgeLabels labels =
                EdgeLabels.shapes(Unfolded.of(Captures.told(model), view.graph()).graph(), diagram);
        return Synthesis.made(graph)
                ? noted(
                        DiagramScene.of(
                                diagram,
                                labels,
                                theme,
                                title,
                                description
                                        + " The file holds no graph: this one is synthesised from its metadata and the names of its tensors."),
                        theme)
                : DiagramScene.of(diagram, labels, theme, title, description);
    }

    /// Says in the picture that the file does not hold the graph.
    private static Scene noted(Scene scene, Theme theme) {
        Sketch sketch = new Sketch();
        sketch.text(
                Meaning.of(Role.ANNOTATION),
                8,
                12,
                "synthesised from metadata",
                Theme.TICK_SIZE,
                400,
                Item.Anchor.START,
                0,
                theme.ink3());
        List<Item> items = new ArrayList<>(scene.items());
        items.addAll(sketch.items());
        return new Scene(
                scene.width(),
                scene.height(),
                scene.title(),
                scene.description(),
                scene.language(),
                scene.background(),
                scene.panels(),
                items);
    }

    /// A treemap of modules.
    private static Scene weights(Model model, Theme theme, String title) {
        List<Tensor> largest =
                Tensor.distinct(model.tensors())
                        .filter(t -> t.stored() > 0)
                        .sorted((a, b) -> Long.compare(b.stored(), a.stored()))
                        .limit(MOST_TENSORS)
                        .toList();
        List<List<String>> paths = new ArrayList<>();
        for (Tensor tensor : largest) {
            paths.add(List.of(tensor.name().split("[./]")));
        }
        int depth = Math.clamp(paths.stream().mapToInt(List::size).max().orElse(1), 1, DEEPEST);
        Table table =
                Table.of("parameters", largest.stream().mapToDouble(Tensor::stored).toArray());
        List<String> levels = new ArrayList<>();
        for (int level = 0; level < depth; level++) {
            String[] names = new String[paths.size()];
            for (int i = 0; i < names.length; i++) {
                List<String> path = paths.get(i);
                boolean last = level == depth - 1;
                names[i] =
                        level >= path.size()
                                ? ""
                                : last
                                        ? String.join(".", path.subList(level, path.size()))
                                        : path.get(level);
            }
            levels.add("level " + (level + 1));
            table = table.with(levels.getLast(), names);
        }
        Figure figure =
                Figure.of(table)
                        .mark("treemap")
                        .with("path", levels)
                        .channel(Channel.VALUE, "parameters")
                        .title(title)
                        .size(960, 640);
        return (theme == Theme.DARK ? figure.dark() : figure).scene();
    }
}
