package dev.loupe.figure.out;

import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Scene;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// Inter as a page needs it: the letters of its scene and those of ASCII, at the weights that occur, as data in the style sheet.
final class PageFonts {
    /// More letters come from the reader's fonts, so that a page does not grow by more than some tens of kilobytes a weight.
    private static final int MOST_LETTERS = 400;

    private PageFonts() {}

    /// `@font-face` rules of family `Inter`.
    ///
    /// @param json the scene as it is in the page, with all that is said beside it
    static String of(Scene scene, String json) {
        SortedSet<Integer> letters = WebFont.latin();
        json.codePoints()
                .filter(letter -> letter > '~' && letters.size() < MOST_LETTERS)
                .forEach(letters::add);
        StringBuilder rules = new StringBuilder(1 << 16);
        weights(scene)
                .forEach(
                        (weight, texts) -> {
                            byte[] file = WebFont.of(Face.inter(weight), weight, letters, texts);
                            rules.append("@font-face{font-family:Inter;font-weight:");
                            rules.append(weight).append(";src:url(data:font/otf;base64,");
                            rules.append(Base64.getEncoder().encodeToString(file));
                            rules.append(") format(\"opentype\")}");
                        });
        return rules.toString();
    }

    /// The texts of each weight. Words beside a picture are 400 and 600.
    private static SortedMap<Integer, List<String>> weights(Scene scene) {
        SortedMap<Integer, List<String>> texts = new TreeMap<>();
        texts.put(400, new ArrayList<>());
        texts.put(600, new ArrayList<>());
        Deque<Item> open = new ArrayDeque<>(scene.items());
        while (!open.isEmpty()) {
            switch (open.removeFirst()) {
                case Item.Group group -> open.addAll(group.items());
                case Item.Text text ->
                        texts.computeIfAbsent(
                                        text.weight() >= 600
                                                ? 600
                                                : text.weight() >= 500 ? 500 : 400,
                                        _ -> new ArrayList<>())
                                .add(text.text());
                case Item.Path _, Item.Rect _, Item.Dots _, Item.Raster _ -> {}
            }
        }
        return texts;
    }
}
