package dev.loupe.networks.schematic.draw;

import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;
import dev.loupe.networks.schematic.Direction;
import dev.loupe.networks.schematic.Fcnn;
import dev.loupe.networks.schematic.Fcnn.Captions;
import dev.loupe.networks.schematic.draw.Columns.Column;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is said of each layer: below it, or beside it where layers lie above each other.
final class FcnnCaptions {
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private final Fcnn fcnn;
    private final Board board;
    private final List<Column> columns;

    FcnnCaptions(Fcnn fcnn, Board board, List<Column> columns) {
        this.fcnn = fcnn;
        this.board = board;
        this.columns = columns;
    }

    void draw() {
        if (fcnn.captions() == Captions.NONE) {
            return;
        }
        List<List<String>> said = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            said.add(lines(i));
        }
        double edge = columns.stream().mapToDouble(Column::to).max().orElse(0);
        double away = fcnn.nodes().diameter() / 2 + board.size();
        if (fcnn.direction() == Direction.RIGHT) {
            below(said, edge + away);
        } else {
            beside(said, edge + away);
        }
    }

    private void below(List<List<String>> said, double top) {
        int n = said.size();
        double[] from = new double[n];
        double[] to = new double[n];
        int most = 1;
        for (int i = 0; i < n; i++) {
            double half = said.get(i).stream().mapToDouble(this::width).max().orElse(0) / 2;
            from[i] = columns.get(i).along() - half;
            to[i] = columns.get(i).along() + half;
            most = Math.max(most, said.get(i).size());
        }
        int[] rows = Rows.of(from, to, 8);
        for (int i = 0; i < n; i++) {
            double row = top + rows[i] * (most * line() + 6);
            lines(said.get(i), columns.get(i).along(), row, Anchor.MIDDLE);
        }
    }

    /// In as many columns as captions of near layers need.
    private void beside(List<List<String>> said, double left) {
        int n = said.size();
        double[] from = new double[n];
        double[] to = new double[n];
        double widest = 0;
        boolean down = fcnn.direction() == Direction.DOWN;
        for (int i = 0; i < n; i++) {
            int place = down ? i : n - 1 - i;
            double y = down ? columns.get(place).along() : -columns.get(place).along();
            double half = said.get(place).size() * line() / 2;
            from[i] = y - half;
            to[i] = y + half;
            for (String line : said.get(place)) {
                widest = Math.max(widest, width(line));
            }
        }
        int[] rows = Rows.of(from, to, 2);
        for (int i = 0; i < n; i++) {
            double x = left + names() + rows[i] * (widest + 14);
            lines(said.get(down ? i : n - 1 - i), x, from[i], Anchor.START);
        }
    }

    /// How far names of neurons look out beyond the outermost.
    private double names() {
        double widest = 0;
        for (Column column : List.of(columns.getFirst(), columns.getLast())) {
            for (String name : column.layer().names()) {
                widest = Math.max(widest, Typeface.width(name, board.size(), 400));
            }
        }
        return widest / 2;
    }

    private void lines(List<String> lines, double x, double top, Anchor anchor) {
        for (int i = 0; i < lines.size(); i++) {
            board.text(
                    x,
                    top + i * line() + board.size(),
                    lines.get(i),
                    board.size(),
                    i == 0 ? 500 : 400,
                    anchor,
                    i == 0 ? board.ink() : board.weakInk());
        }
    }

    private double line() {
        return board.size() * 1.35;
    }

    private double width(String line) {
        return Typeface.width(line, board.size(), 500);
    }

    private List<String> lines(int place) {
        Fcnn.Layer layer = columns.get(place).layer();
        List<String> lines =
                new ArrayList<>(
                        Fitted.wrap(
                                name(layer, place),
                                Math.max(100, fcnn.layerSpacing() - 10),
                                3,
                                board.size(),
                                500));
        String count = String.format(Locale.ROOT, "%,d", layer.neurons());
        switch (fcnn.captions()) {
            case NONE, NAME -> {}
            case SIZE -> lines.add(count);
            case SPACE -> lines.add("∈ ℝ" + raised(layer.neurons()));
        }
        if (!layer.activation().isEmpty()) {
            lines.add(layer.activation());
        }
        if (layer.dropout() > 0) {
            lines.add("dropout " + (float) layer.dropout());
        }
        return lines;
    }

    private String name(Fcnn.Layer layer, int place) {
        if (!layer.label().isEmpty()) {
            return layer.label();
        }
        int last = columns.size() - 1;
        return place == 0
                ? "Input"
                : place == last ? "Output" : last == 2 ? "Hidden" : "Hidden " + place;
    }

    private static String raised(int number) {
        StringBuilder up = new StringBuilder();
        for (char digit : Integer.toString(number).toCharArray()) {
            up.append(RAISED.charAt(digit - '0'));
        }
        return up.toString();
    }
}
