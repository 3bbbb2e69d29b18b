package dev.loupe.intake.open;

import dev.loupe.intake.Format;
import dev.loupe.runs.Refused;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Opens what lies behind URLs of some schemes. Implementations are services in modules of their own, so that nothing else carries what they need.
public interface Remote {
    /// What URLs begin with before `://`, such as `s3`.
    Set<String> schemes();

    /// Nothing is asked of the network yet.
    ///
    /// @throws Refused INVALID if it is no such URL
    Site open(String url, Wishes wishes);

    /// How to open.
    ///
    /// @param cache     a folder for copies of files
    /// @param formats   kinds of logs that are looked for
    /// @param mostBytes larger files are left out
    /// @param complaint told one sentence for whatever cannot be had
    record Wishes(Path cache, List<Format> formats, long mostBytes, Consumer<String> complaint) {}

    /// The scheme of a URL; empty for a path.
    static Optional<String> scheme(String text) {
        Matcher url = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+)://.*").matcher(text);
        return url.matches() ? Optional.of(url.group(1)) : Optional.empty();
    }

    /// The site behind a URL.
    ///
    /// @throws Refused INVALID if nothing here opens such URLs
    static Site site(String url, Wishes wishes) {
        String scheme = scheme(url).orElse("");
        Set<String> known = new TreeSet<>();
        List<Remote> all = new ArrayList<>();
        ServiceLoader.load(Remote.class).forEach(all::add);
        for (Remote remote : all) {
            if (remote.schemes().contains(scheme)) {
                return remote.open(url, wishes);
            }
            known.addAll(remote.schemes());
        }
        String hint =
                known.isEmpty()
                        ? "the module that opens URLs is not here"
                        : "those that are begin with " + String.join("://, ", known) + "://";
        throw new Refused(
                Refused.Why.INVALID, "URLs with " + scheme + ":// are not opened; " + hint + ".");
    }
}
