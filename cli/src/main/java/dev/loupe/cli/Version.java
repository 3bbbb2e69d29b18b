package dev.loupe.cli;

import picocli.CommandLine.IVersionProvider;

/// The version, from the jar's manifest; `development` when there is no jar.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"loupe " + text()};
    }

    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
