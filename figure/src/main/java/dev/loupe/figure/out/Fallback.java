package dev.loupe.figure.out;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// System fonts for what Inter lacks. Those named here come first, so that Chinese is not set in Japanese forms; then Java's own
/// choice, then any font that has the character.
final class Fallback {
    private static final List<String> CHINESE =
            List.of("PingFang SC", "Microsoft YaHei UI", "Noto Sans SC", "Noto Sans CJK SC");
    private static final List<String> JAPANESE =
            List.of("Hiragino Sans", "Yu Gothic UI", "Noto Sans JP", "Noto Sans CJK JP");
    private static final List<String> KOREAN =
            List.of("Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR");
    private static final Map<String, Face> FOUND = new ConcurrentHashMap<>();

    private Fallback() {}

    /// A face that has `letter`; Inter, which draws a box, if no font here has it.
    ///
    /// @param language as in BCP 47; empty if unknown
    static Face of(int letter, int weight, String language) {
        String key = letter + (weight >= 600 ? " bold " : " ") + language;
        Face known = FOUND.get(key);
        if (known == null) {
            known = find(letter, weight, language);
            if (FOUND.size() < 20_000) {
                FOUND.put(key, known);
            }
        }
        return known;
    }

    private static Face find(int letter, int weight, String language) {
        int style = weight >= 600 ? Font.BOLD : Font.PLAIN;
        for (String family : preferred(language)) {
            Font font = new Font(family, style, 1);
            if (font.getFamily().equalsIgnoreCase(family) && font.canDisplay(letter)) {
                return Face.system(font);
            }
        }
        Font sans = new Font(Font.SANS_SERIF, style, 1);
        if (sans.canDisplay(letter)) {
            return Face.system(sans);
        }
        String[] families =
                GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames();
        return Arrays.stream(families)
                .map(family -> new Font(family, style, 1))
                .filter(font -> font.canDisplay(letter))
                .findFirst()
                .map(Face::system)
                .orElseGet(() -> Face.inter(weight));
    }

    private static List<String> preferred(String language) {
        return language.startsWith("ja") ? JAPANESE : language.startsWith("ko") ? KOREAN : CHINESE;
    }
}
