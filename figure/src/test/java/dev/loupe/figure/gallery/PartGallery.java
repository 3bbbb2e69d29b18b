package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;

import java.util.List;
import java.util.stream.IntStream;

/// Parts of a whole.
final class PartGallery {
    private PartGallery() {}

    private static Table people() {
        Table all = Samples.data("gapminder.csv");
        double[] year = ((Column.Numbers) all.column("year")).values();
        int[] rows = IntStream.range(0, all.rows()).filter(r -> year[r] == 2007).toArray();
        return all.take(rows);
    }

    static Figure pie() {
        return Figure.of(people())
                .mark("pie")
                .color("continent")
                .channel(Channel.VALUE, "pop")
                .title("People by continent, 2007")
                .size(520, 320);
    }

    static Figure pieHatched() {
        return Figure.of(people())
                .mark("pie")
                .color("continent")
                .channel(Channel.VALUE, "pop")
                .with("hatch", List.of("/", ".", "x", "-", ""))
                .title("People by continent, 2007")
                .size(520, 320);
    }

    static Figure donutOfMany() {
        return Figure.of(people())
                .mark("pie")
                .color("country")
                .channel(Channel.VALUE, "pop")
                .with("hole", 0.6)
                .with("most", 12)
                .size(560, 340);
    }

    static Figure sunburst() {
        return Figure.of(people())
                .mark("sunburst")
                .with("path", List.of("continent", "country"))
                .channel(Channel.VALUE, "pop")
                .size(520, 520);
    }

    static Figure treemap() {
        return Figure.of(people())
                .mark("treemap")
                .with("path", List.of("continent", "country"))
                .channel(Channel.VALUE, "pop")
                .title("People by continent and country, 2007")
                .size(760, 480);
    }

    static Figure treemapOfRows() {
        return Figure.of(Samples.data("cars.csv"))
                .mark("treemap")
                .with("path", List.of("origin", "cylinders"))
                .size(520, 320);
    }

    static Figure icicle() {
        return Figure.of(Samples.data("tips.csv"))
                .mark("icicle")
                .with("path", List.of("day", "time", "smoker"))
                .channel(Channel.VALUE, "total_bill")
                .title("Bills by day, time and smoking")
                .size(640, 360);
    }

    static Figure funnel() {
        return Figure.of(
                        Table.of("step", "rows", "with a price", "not rented", "of this decade")
                                .with("cars", 406, 398, 392, 245))
                .mark("funnel", "cars", "step")
                .size(520, 260);
    }

    /// The means of 2013 to 2022, Friedlingstein and others, Earth Syst. Sci. Data 15, 2023, table 7.
    static Figure waterfall() {
        return Figure.of(
                        Table.of("flow", "fossil fuels", "land use", "ocean", "land")
                                .with("carbon", 9.6, 1.3, -2.8, -3.3))
                .mark("waterfall", "flow", "carbon")
                .with("total", "left in the air")
                .labelX("")
                .labelY("gigatonnes of carbon a year")
                .size(560, 340);
    }

    static Figure gauge() {
        return Figure.of(Table.of("accuracy", 0.943))
                .mark("gauge")
                .channel(Channel.VALUE, "accuracy")
                .with("low", 0)
                .with("high", 1)
                .with("before", 0.921)
                .with("target", 0.95)
                .size(280, 220);
    }

    static Figure bullets() {
        return Figure.of(
                        Table.of("class", "Adelie", "Chinstrap", "Gentoo")
                                .with("recall", 0.97, 0.88, 1.0)
                                .with("target", 0.95, 0.95, 0.95)
                                .with("poor", 0.7, 0.7, 0.7)
                                .with("good", 1.0, 1.0, 1.0))
                .mark("bullet", "recall", "class")
                .channel(Channel.TARGET, "target")
                .channel(Channel.LOW, "poor")
                .channel(Channel.HIGH, "good")
                .size(480, 220);
    }

    static Figure table() {
        return Figure.of(Samples.data("medals.csv")).mark("table").size(360, 280);
    }

    static Figure tableOfMany() {
        return Figure.of(Samples.data("cars.csv"))
                .mark("table")
                .title("The first of 406 cars")
                .size(720, 320);
    }
}
