package dev.loupe.bench;

import dev.loupe.networks.draw.Diagram;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A graph as JSON, for other layouts: `{"cut": {"nodes": [[width, height]], "edges": [[from, to]]}, "whole": …}`, with shared inputs cut and not.
final class LaidOut {
    private LaidOut() {}

    static void write(Path file, Diagram cut, Diagram whole) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("{\"cut\":");
            write(out, cut);
            out.write(",\"whole\":");
            write(out, whole);
            out.write("}\n");
        }
    }

    private static void write(Writer out, Diagram diagram) throws IOException {
        List<Diagram.Box> boxes = diagram.boxes();
        int[] number = new int[boxes.size()];
        out.write("{\"nodes\":[");
        int count = 0;
        for (int i = 0; i < number.length; i++) {
            Diagram.Box box = boxes.get(i);
            number[i] = box.kind() == Diagram.Kind.STUB ? -1 : count++;
            if (number[i] >= 0) {
                out.write(number[i] == 0 ? "" : ",");
                out.write(String.format(Locale.ROOT, "[%.1f,%.1f]", box.width(), box.height()));
            }
        }
        out.write("],\"edges\":[");
        String comma = "";
        for (Diagram.Edge edge : diagram.edges()) {
            if (number[edge.from()] >= 0 && number[edge.to()] >= 0) {
                out.write(comma + "[" + number[edge.from()] + "," + number[edge.to()] + "]");
                comma = ",";
            }
        }
        out.write("]}");
    }
}
