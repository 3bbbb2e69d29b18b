package dev.loupe.figure.spec;

/// Words and sizes of a whole picture.
///
/// @param title,subtitle above it; empty for none
/// @param caption        below it, such as the source of the data; empty for none
/// @param description    what a person who cannot see it should know; empty to let the marks say it
/// @param width,height   pixels; 0 to choose by content
/// @param theme          `light` or `dark`
/// @param language       of its texts, as in BCP 47; empty if unknown
public record Heading(
        String title,
        String subtitle,
        String caption,
        String description,
        double width,
        double height,
        String theme,
        String language) {
    public static final Heading PLAIN = new Heading("", "", "", "", 0, 0, "light", "");

    public Heading title(String text) {
        return new Heading(text, subtitle, caption, description, width, height, theme, language);
    }

    public Heading subtitle(String text) {
        return new Heading(title, text, caption, description, width, height, theme, language);
    }

    public Heading caption(String text) {
        return new Heading(title, subtitle, text, description, width, height, theme, language);
    }

    public Heading description(String text) {
        return new Heading(title, subtitle, caption, text, width, height, theme, language);
    }

    public Heading size(double w, double h) {
        return new Heading(title, subtitle, caption, description, w, h, theme, language);
    }

    public Heading theme(String name) {
        return new Heading(title, subtitle, caption, description, width, height, name, language);
    }

    public Heading language(String tag) {
        return new Heading(title, subtitle, caption, description, width, height, theme, tag);
    }
}
