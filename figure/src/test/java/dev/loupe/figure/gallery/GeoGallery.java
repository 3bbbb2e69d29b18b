package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;

import java.util.List;

/// Maps.
final class GeoGallery {
    private GeoGallery() {}

    private static Figure montreal() {
        return Figure.of(Samples.data("election.csv"))
                .mark("choropleth")
                .channel(Channel.DETAIL, "district")
                .with("geojson", Samples.text("montreal.geojson"));
    }

    static Figure choropleth() {
        return montreal()
                .color("Bergeron")
                .with("projection", "mercator")
                .title("Votes for Bergeron, mayoral election of Montréal, 2013")
                .size(620, 440);
    }

    static Figure choroplethOfClasses() {
        return montreal()
                .color("winner")
                .title("Who won which district of Montréal")
                .size(560, 420);
    }

    private static Figure land(String projection) {
        return Figure.of(cities())
                .mark("choropleth")
                .with("geojson", Samples.text("land.geojson"))
                .with("projection", projection);
    }

    /// Population of urban areas in millions, rounded, about 2020.
    private static Table cities() {
        String[] name = {
            "Tokyo",
            "Delhi",
            "Shanghai",
            "São Paulo",
            "Mexico City",
            "Cairo",
            "New York",
            "Lagos",
            "Paris",
            "London",
            "Moscow",
            "Los Angeles",
            "Sydney",
            "Nairobi",
            "Buenos Aires",
            "Reykjavík",
            "Honolulu",
            "Cape Town",
            "Singapore",
            "Istanbul"
        };
        double[] lon = {
            139.7, 77.2, 121.5, -46.6, -99.1, 31.2, -74.0, 3.4, 2.35, -0.1, 37.6, -118.2, 151.2,
            36.8, -58.4, -21.9, -157.9, 18.4, 103.8, 29.0
        };
        double[] lat = {
            35.7, 28.6, 31.2, -23.6, 19.4, 30.0, 40.7, 6.5, 48.9, 51.5, 55.8, 34.1, -33.9, -1.3,
            -34.6, 64.1, 21.3, -33.9, 1.35, 41.0
        };
        double[] millions = {
            37, 30, 27, 22, 22, 21, 19, 14, 11, 9, 12.5, 12, 5, 4.7, 15, 0.2, 0.9, 4.6, 5.9, 15
        };
        return Table.of("city", name)
                .with("longitude", lon)
                .with("latitude", lat)
                .with("million people", millions);
    }

    private static Figure points(Figure ground) {
        return ground.mark("geopoint", "longitude", "latitude")
                .size("million people")
                .channel(Channel.TEXT, "city");
    }

    static Figure worldEquirectangular() {
        return points(land("equirectangular")).title("Twenty cities").size(820, 420);
    }

    static Figure worldMercator() {
        return land("mercator").size(480, 480);
    }

    static Figure pacificAlbers() {
        return land("albers")
                .with("centre", List.of(160.0, 20.0))
                .with("parallels", List.of(10.0, 50.0))
                .title("Cut through the Atlantic instead")
                .size(640, 440);
    }

    /// The shortest ways from London.
    private static Figure routes(Figure ground) {
        String[] far = {"Los Angeles", "Tokyo", "Singapore", "Buenos Aires", "Cape Town"};
        Table cities = cities();
        double[] lon = new double[2 * far.length];
        double[] lat = new double[2 * far.length];
        String[] to = new String[2 * far.length];
        for (int i = 0; i < far.length; i++) {
            Table ends = Samples.only(cities, "city", "London", far[i]);
            for (int end = 0; end < 2; end++) {
                to[2 * i + end] = far[i];
                lon[2 * i + end] =
                        Double.parseDouble(ends.column("longitude").text(end).replace('−', '-'));
                lat[2 * i + end] =
                        Double.parseDouble(ends.column("latitude").text(end).replace('−', '-'));
            }
        }
        Table routes = Table.of("to", to).with("longitude", lon).with("latitude", lat);
        return ground.mark("geoline", "longitude", "latitude").color("to").over(routes);
    }

    static Figure routesOnAMap() {
        return routes(land("equirectangular")).title("Shortest ways from London").size(820, 420);
    }

    static Figure routesOnAGlobe() {
        return routes(land("orthographic").with("centre", List.of(20.0, 45.0))).size(460, 440);
    }

    static Figure globe() {
        return points(land("orthographic").with("centre", List.of(10.0, 25.0)))
                .title("Seen from above the Sahara")
                .size(560, 480);
    }

    static Figure globeOfTheSouth() {
        return land("orthographic").with("centre", List.of(140.0, -60.0)).size(380, 380);
    }
}
