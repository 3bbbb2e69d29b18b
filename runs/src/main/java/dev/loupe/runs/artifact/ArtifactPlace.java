package dev.loupe.runs.artifact;

import dev.loupe.runs.Refused;

import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/// Opens places for artifacts behind URLs of some schemes. Implementations are services in modules of their own, so that nothing else carries what they need.
public interface ArtifactPlace {
    /// What URLs begin with before `://`, such as `s3`.
    Set<String> schemes();

    /// @param cache a folder of this machine for bytes on their way, and for copies of those that are mapped; it may be deleted while no Loupe runs
    /// @throws Refused INVALID if it is no such URL, UNAVAILABLE if it cannot be reached
    Contents open(String url, Path cache);

    /// What the URL names.
    ///
    /// @throws Refused INVALID if nothing here opens such URLs
    static Contents of(String url, Path cache) {
        String scheme = url.replaceFirst("://.*", "");
        Set<String> known = new TreeSet<>();
        for (ArtifactPlace place : ServiceLoader.load(ArtifactPlace.class)) {
            if (place.schemes().contains(scheme)) {
                return place.open(url, cache);
            }
            known.addAll(place.schemes());
        }
        throw new Refused(
                Refused.Why.INVALID,
                "Artifacts are not kept behind %s://; %s."
                        .formatted(
                                scheme,
                                known.isEmpty()
                                        ? "the module that opens URLs is not here"
                                        : "they can be behind "
                                                + String.join("://, ", known)
                                                + "://"));
    }
}
