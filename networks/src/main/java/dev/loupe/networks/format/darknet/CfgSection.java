package dev.loupe.networks.format.darknet;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.TextLines;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One section of a `.cfg` file: `[type]` and lines `option=value`; `#` and `;` begin comments, white space means nothing (src/parser.c, `read_cfg`).
record CfgSection(String type, Map<String, String> options) {
    /// @throws Broken at the first line that is none; the sections before it are in `into`
    static void read(Bytes file, List<CfgSection> into) {
        TextLines lines = new TextLines(file);
        while (lines.next()) {
            String line = lines.line().replaceAll("[\\s\\ufeff]", "");
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]")) {
                into.add(
                        new CfgSection(
                                line.substring(1, line.length() - 1), new LinkedHashMap<>()));
            } else if (equals > 0 && !into.isEmpty()) {
                into.getLast().options.put(line.substring(0, equals), line.substring(equals + 1));
            } else if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != ';') {
                throw new Broken(
                        lines.offset(), "a [section] or an option such as size=3", "another line");
            }
        }
    }

    /// An option as an integer from −10⁹ to 10⁹.
    int whole(String option, int otherwise) {
        String text = options.getOrDefault(option, "");
        return text.matches("[-+]?\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    boolean flag(String option) {
        return whole(option, 0) != 0;
    }

    String text(String option, String otherwise) {
        return options.getOrDefault(option, otherwise);
    }

    /// An option that lists other layers, by their index or by how far they lie back.
    ///
    /// @param own the index of this layer
    int[] layers(String option, int own) {
        String[] parts = options.getOrDefault(option, "").split(",");
        int[] layers = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            boolean number = parts[i].matches("[-+]?\\d{1,6}");
            int said = number ? Integer.parseInt(parts[i]) : Integer.MAX_VALUE;
            layers[i] = said < 0 ? own + said : said;
        }
        return layers;
    }
}
