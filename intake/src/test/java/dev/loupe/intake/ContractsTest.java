package dev.loupe.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.intake.open.Formats;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Every kind of log is held to the contract of sources.
final class ContractsTest {
    private static List<Class<?>> contracts()
            throws IOException, URISyntaxException, ReflectiveOperationException {
        Path home =
                Path.of(
                        ContractsTest.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        List<Class<?>> found = new java.util.ArrayList<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.filter(f -> f.toString().endsWith("Test.class")).toList()) {
                String name = home.relativize(file).toString().replace('/', '.');
                Class<?> type = Class.forName(name.substring(0, name.length() - 6));
                if (SourceContract.class.isAssignableFrom(type)
                        && !Modifier.isAbstract(type.getModifiers())) {
                    found.add(type);
                }
            }
        }
        return found;
    }

    @Test
    void everyFormatHasOne() throws Exception {
        TreeSet<String> held = new TreeSet<>();
        for (Class<?> contract : contracts()) {
            Constructor<?> make = contract.getDeclaredConstructor();
            make.setAccessible(true);
            ((SourceContract) make.newInstance()).formats().forEach(f -> held.add(f.name()));
        }
        TreeSet<String> all = new TreeSet<>();
        Formats.ALL.forEach(format -> all.add(format.name()));
        assertEquals(all, held);
    }
}
