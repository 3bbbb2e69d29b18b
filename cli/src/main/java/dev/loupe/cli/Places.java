package dev.loupe.cli;

import dev.loupe.intake.Format;
import dev.loupe.intake.open.Remote;
import dev.loupe.intake.open.Scan;
import dev.loupe.intake.open.Site;
import dev.loupe.runs.Refused;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// What a command was given to open: paths, and URLs of what lies elsewhere.
final class Places {
    private static final String LIMIT = "1Gi";

    @Option(
            names = "--remote-limit",
            paramLabel = "SIZE",
            defaultValue = LIMIT,
            description =
                    "Of URLs, larger files are left out, such as weights (default: ${DEFAULT-VALUE}).")
    String limit = LIMIT;

    /// One, as a site.
    ///
    /// @param named what the user wrote
    record Place(String named, Site site) {}

    /// @throws java.nio.file.NoSuchFileException if a path is not there
    static void check(List<String> named) throws IOException {
        for (String one : named) {
            if (Remote.scheme(one).isEmpty()) {
                ImportCommand.exists(Path.of(one));
            }
        }
    }

    /// @param cache     the folder for copies of what lies elsewhere
    /// @param complaint told one sentence for whatever cannot be had
    List<Place> open(
            List<String> named, List<Format> formats, Path cache, Consumer<String> complaint) {
        OptionalLong most = Amount.of(limit);
        if (most.isEmpty()) {
            throw new Refused(
                    Refused.Why.INVALID,
                    "--remote-limit must be a number of bytes such as 500M, but is " + limit + ".");
        }
        Remote.Wishes wishes = new Remote.Wishes(cache, formats, most.getAsLong(), complaint);
        List<Place> places = new ArrayList<>();
        try {
            for (String one : named) {
                Site site =
                        Remote.scheme(one).isPresent()
                                ? Remote.site(one, wishes)
                                : new Scan(Path.of(one), formats, complaint);
                places.add(new Place(one, site));
            }
        } catch (RuntimeException e) {
            close(places);
            throw e;
        }
        return places;
    }

    static List<Site> sites(List<Place> places) {
        return places.stream().map(Place::site).toList();
    }

    /// Files and folders of this machine, copies too.
    static List<Path> files(List<Place> places) {
        return places.stream()
                .map(place -> place.site().files())
                .flatMap(Optional::stream)
                .toList();
    }

    static void close(@Nullable List<Place> places) {
        if (places != null) {
            places.forEach(place -> place.site().close());
        }
    }
}
