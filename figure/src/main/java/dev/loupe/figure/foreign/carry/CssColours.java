package dev.loupe.figure.foreign.carry;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Colours as style sheets write them. Source: CSS Color Module Level 4, sections 4 to 7.
public final class CssColours {
    private static final Pattern CALL =
            Pattern.compile("(rgb|hsl)a?\\(([^)]*)\\)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> NAMED = named();

    private CssColours() {}

    /// `#rrggbb` or `#rrggbbaa`, or null if `text` is no colour of these kinds: names, `#rgb…`, `rgb()`, `rgba()`, `hsl()`, `hsla()`.
    public static @Nullable String hex(String text) {
        String css = text.strip().toLowerCase(Locale.ROOT);
        if (css.matches("#([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})")) {
            return css;
        }
        Matcher call = CALL.matcher(css);
        return call.matches() ? called(call.group(1), call.group(2)) : NAMED.get(css);
    }

    private static @Nullable String called(String space, String inside) {
        String[] parts = inside.strip().split("[\\s,/]+");
        if (parts.length < 3) {
            return null;
        }
        try {
            double opacity = parts.length > 3 ? part(parts[3], 1) : 1;
            int alpha = eight(opacity);
            int[] rgb =
                    space.equals("rgb")
                            ? new int[] {
                                eight(part(parts[0], 255) / 255),
                                eight(part(parts[1], 255) / 255),
                                eight(part(parts[2], 255) / 255)
                            }
                            : hsl(
                                    Double.parseDouble(parts[0].replace("deg", "")),
                                    part(parts[1], 1),
                                    part(parts[2], 1));
            String hex = "#%02x%02x%02x".formatted(rgb[0], rgb[1], rgb[2]);
            return alpha == 255 ? hex : hex + "%02x".formatted(alpha);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static double part(String text, double whole) {
        return text.endsWith("%")
                ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100 * whole
                : Double.parseDouble(text);
    }

    private static int[] hsl(double hue, double saturation, double lightness) {
        double a = saturation * Math.min(lightness, 1 - lightness);
        int[] rgb = new int[3];
        int[] offsets = {0, 8, 4};
        for (int i = 0; i < 3; i++) {
            double k = ((offsets[i] + hue / 30) % 12 + 12) % 12;
            rgb[i] = eight(lightness - a * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1)));
        }
        return rgb;
    }

    private static int eight(double share) {
        return (int) Math.round(Math.clamp(share, 0, 1) * 255);
    }

    private static Map<String, String> named() {
        Map<String, String> named = new HashMap<>();
        try (InputStream in =
                Objects.requireNonNull(
                        CssColours.class.getResourceAsStream(
                                "/dev/loupe/figure/foreign/css-colours.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> line.split(" "))
                    .forEach(pair -> named.put(pair[0], pair[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return named;
    }
}
