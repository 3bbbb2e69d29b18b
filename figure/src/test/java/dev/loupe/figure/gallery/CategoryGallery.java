package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;
import dev.loupe.figure.spec.Channel;

/// How values are spread within categories.
final class CategoryGallery {
    private CategoryGallery() {}

    static Figure boxes() {
        return Figure.of(Samples.data("tips.csv")).mark("box", "day", "total_bill").color("smoker");
    }

    static Figure boxesLying() {
        return Figure.of(Samples.data("barley.csv"))
                .mark("box", "yield", "site")
                .title("Barley by site");
    }

    static Figure boxesNotched() {
        return Figure.of(Samples.penguins())
                .mark("box", "species", "body_mass_g")
                .color("species")
                .with("notch", true);
    }

    static Figure oneBox() {
        return Figure.of(Samples.penguins()).mark("box").x("body_mass_g").size(500, 130);
    }

    static Figure boxesOfYears() {
        return Figure.of(Samples.data("gapminder.csv"))
                .mark("box", "year", "lifeExp")
                .color("continent")
                .size(760, 380);
    }

    static Figure boxesOfManyCategories() {
        return Figure.of(Samples.data("gapminder.csv"))
                .mark("box", "country", "lifeExp")
                .color("continent")
                .size(960, 360);
    }

    static Figure boxesFacets() {
        return Figure.of(Samples.data("tips.csv"))
                .mark("box", "sex", "tip")
                .color("sex")
                .facet("day", "time");
    }

    static Figure violins() {
        return Figure.of(Samples.penguins())
                .mark("violin", "species", "body_mass_g")
                .color("species")
                .title("Body mass of penguins");
    }

    static Figure violinsSplit() {
        return Figure.of(Samples.data("tips.csv"))
                .mark("violin", "day", "total_bill")
                .color("sex")
                .with("split", true)
                .with("inner", "quartiles");
    }

    static Figure violinsDodged() {
        return Figure.of(Samples.data("tips.csv"))
                .mark("violin", "day", "total_bill")
                .color("smoker");
    }

    static Figure violinsLying() {
        return Figure.of(Samples.data("gapminder.csv"))
                .mark("violin", "lifeExp", "continent")
                .color("continent")
                .with("inner", "points")
                .with("cut", 0);
    }

    static Figure boxen() {
        return Figure.of(Samples.data("weather.csv"))
                .mark("boxen", "weather", "temp_max")
                .color("weather");
    }

    static Figure strip() {
        return Figure.of(Samples.data("tips.csv")).mark("strip", "day", "tip").color("sex");
    }

    static Figure stripWithMeans() {
        return Figure.of(Samples.data("barley.csv"))
                .mark("strip", "yield", "variety")
                .with("opacity", 0.35)
                .mark("errorbar", "yield", "variety")
                .with("paint", "#db7a14")
                .with("caps", true);
    }

    static Figure swarm() {
        return Figure.of(Samples.penguins())
                .mark("swarm", "species", "body_mass_g")
                .color("species");
    }

    static Figure swarmByClass() {
        return Figure.of(Samples.data("tips.csv"))
                .mark("swarm", "total_bill", "day")
                .color("time")
                .with("dodge", false);
    }

    static Figure ridges() {
        return Figure.of(Samples.data("gapminder.csv"))
                .mark("ridge", "lifeExp", "year")
                .scale(Channel.Y, s -> s.type("band"))
                .with("orient", "lying")
                .labelX("life expectancy, years")
                .title("The world lives longer");
    }

    static Figure ridgesByClass() {
        return Figure.of(Samples.data("weather.csv"))
                .mark("ridge", "temp_max", "weather")
                .color("weather");
    }
}
