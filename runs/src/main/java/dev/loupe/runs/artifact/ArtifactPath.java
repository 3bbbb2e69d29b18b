package dev.loupe.runs.artifact;

import dev.loupe.runs.Refused;

/// Paths of artifacts: relative, parts separated by `/`, none of them empty, `.` or `..`.
public final class ArtifactPath {
    private static final int MOST_CHARACTERS = 4_096;

    private ArtifactPath() {}

    /// @return the path without slashes around it
    /// @throws Refused `INVALID`, saying what is wrong
    public static String checked(String path) {
        String clean = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (clean.length() > MOST_CHARACTERS) {
            throw invalid(
                    path.substring(0, 80) + "…",
                    "is longer than " + MOST_CHARACTERS + " characters");
        }
        for (String part : clean.split("/", -1)) {
            if (part.isEmpty()
                    || part.equals(".")
                    || part.equals("..")
                    || part.indexOf('\0') >= 0) {
                throw invalid(path, "has a part '" + part.replace("\0", "\\0") + "'");
            }
        }
        return clean;
    }

    private static Refused invalid(String path, String why) {
        return new Refused(
                Refused.Why.INVALID,
                "Invalid path: '"
                        + path
                        + "' "
                        + why
                        + "; expected a relative path without '..' and empty parts.");
    }
}
