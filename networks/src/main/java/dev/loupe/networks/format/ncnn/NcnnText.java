package dev.loupe.networks.format.ncnn;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.TextLines;
import dev.loupe.networks.graph.Attribute;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A `.param` file in text: the magic, the numbers of layers and blobs, and a line a layer.
///
/// ```
/// 7767517
/// 2 2
/// Input        in0    0 1 in0 0=8 1=8 2=3
/// Convolution  conv0  1 1 in0 1 0=4 1=3 -23310=2,0.1,6.0
/// ```
final class NcnnText {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,18}");
    private static final Pattern PNNX =
            Pattern.compile("\\A\\d+\\r?\\n\\d+ \\d+\\r?\\n[\\w:]*(\\.|::)");
    private static final int ARRAY = -23300;

    private NcnnText() {}

    /// Whether the first operator is one of PNNX, which has the same magic: its types have a dot or `::`.
    static boolean pnnx(Bytes file) {
        String head = file.text(0, Math.min(file.length(), 512));
        return PNNX.matcher(head).find();
    }

    /// @throws Broken at the first line that is none; the layers before it are in `into`
    static void read(Bytes file, List<NcnnLayer> into) {
        TextLines lines = new TextLines(file);
        lines.next();
        String[] counts = lines.next() ? SPACES.split(lines.line().strip()) : new String[0];
        if (counts.length != 2
                || !WHOLE.matcher(counts[0]).matches()
                || !WHOLE.matcher(counts[1]).matches()) {
            throw new Broken(
                    lines.offset(), "the numbers of layers and blobs", "another second line");
        }
        long layers = Long.parseLong(counts[0]);
        while (into.size() < layers && lines.next()) {
            if (!lines.line().isBlank()) {
                into.add(layer(SPACES.split(lines.line().strip()), lines.offset()));
            }
        }
        if (into.size() < layers) {
            throw new Broken(file.length(), layers + " layers", into.size() + " of them");
        }
    }

    private static NcnnLayer layer(String[] words, long offset) {
        if (words.length < 4) {
            throw new Broken(
                    offset,
                    "a layer's type, name and numbers of inputs and outputs",
                    words.length + " words");
        }
        long inputs = count(words[2], words.length, offset);
        long outputs = count(words[3], words.length, offset);
        if (4 + inputs + outputs > words.length) {
            throw new Broken(
                    offset,
                    inputs + " inputs and " + outputs + " outputs",
                    (words.length - 4) + " words");
        }
        List<String> blobs = Arrays.asList(words).subList(4, (int) (4 + inputs + outputs));
        Map<Integer, Attribute.Content> params = new TreeMap<>();
        for (String word : Arrays.asList(words).subList(4 + blobs.size(), words.length)) {
            parameter(word, params, offset);
        }
        return new NcnnLayer(
                words[0],
                words[1],
                List.copyOf(blobs.subList(0, (int) inputs)),
                List.copyOf(blobs.subList((int) inputs, blobs.size())),
                params);
    }

    private static long count(String word, int most, long offset) {
        long count = WHOLE.matcher(word).matches() ? Long.parseLong(word) : -1;
        if (count < 0 || count > most) {
            throw new Broken(offset, "a number of inputs or outputs", "\"" + cut(word) + "\"");
        }
        return count;
    }

    /// `5=1`, `1=0.5`, or an array `-23303=2,1,2`, whose first entry is its length.
    private static void parameter(String word, Map<Integer, Attribute.Content> into, long offset) {
        int equals = word.indexOf('=');
        String key = equals < 0 ? word : word.substring(0, equals);
        if (equals < 0 || key.length() > 6 || !WHOLE.matcher(key).matches()) {
            throw new Broken(offset, "parameters such as 0=4", "\"" + cut(word) + "\"");
        }
        int id = Integer.parseInt(key);
        String value = word.substring(equals + 1);
        if (id <= ARRAY - 100) {
            into.put(ARRAY - 100 - id, new Attribute.Text(value.replaceAll("^\"|\"$", "")));
        } else if (id <= ARRAY) {
            String[] parts = value.split(",");
            into.put(ARRAY - id, array(Arrays.copyOfRange(parts, 1, parts.length), value));
        } else if (value.indexOf(',') >= 0) {
            into.put(id, array(value.split(","), value));
        } else {
            into.put(id, one(value));
        }
    }

    private static Attribute.Content one(String value) {
        if (WHOLE.matcher(value).matches()) {
            return new Attribute.Whole(Long.parseLong(value));
        }
        try {
            return new Attribute.Real(Double.parseDouble(value));
        } catch (NumberFormatException text) {
            return new Attribute.Text(value);
        }
    }

    private static Attribute.Content array(String[] parts, String text) {
        if (Arrays.stream(parts).allMatch(p -> WHOLE.matcher(p).matches())) {
            return new Attribute.Wholes(Arrays.stream(parts).mapToLong(Long::parseLong).toArray());
        }
        try {
            return new Attribute.Reals(
                    Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray());
        } catch (NumberFormatException words) {
            return new Attribute.Text(text);
        }
    }

    private static String cut(String word) {
        return word.length() > 40 ? word.substring(0, 40) + "…" : word;
    }
}
