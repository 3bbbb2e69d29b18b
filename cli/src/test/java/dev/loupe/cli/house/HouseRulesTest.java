package dev.loupe.cli.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The rules of the house that Maven modules alone do not keep (ARCHITECTURE.md, "Rules").
final class HouseRulesTest {
    private static final String[] PURE = {
        "dev.loupe.runs.domain..",
        "dev.loupe.runs.series..",
        "dev.loupe.runs.query..",
        "dev.loupe.runs.compare..",
        "dev.loupe.figure.data..",
        "dev.loupe.figure.spec..",
        "dev.loupe.figure.scene..",
        "dev.loupe.figure.theme..",
        "dev.loupe.figure.scale..",
        "dev.loupe.figure.stat..",
        "dev.loupe.figure.mark..",
        "dev.loupe.figure.layout..",
        "dev.loupe.figure.draw.."
    };

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.loupe");

    @Test
    void roomsUseOnlyTheRoomsBelowThem() {
        Map<String, Set<String>> allowed =
                Map.of(
                        "core", Set.of(),
                        "figure", Set.of("core"),
                        "runs", Set.of("core"),
                        "intake", Set.of("core", "runs"),
                        "remote", Set.of("core", "runs", "intake"),
                        "networks", Set.of("core", "figure"),
                        "sdk", Set.of(),
                        "server", Set.of("core", "figure", "runs", "intake", "networks", "web"),
                        "cli",
                                Set.of(
                                        "core",
                                        "figure",
                                        "runs",
                                        "intake",
                                        "networks",
                                        "server",
                                        "sdk",
                                        "web"));
        allowed.forEach(
                (room, below) -> {
                    Set<String> forbidden = new HashSet<>(allowed.keySet());
                    forbidden.removeAll(below);
                    forbidden.remove(room);
                    String[] packages =
                            forbidden.stream()
                                    .map(r -> "dev.loupe." + r + "..")
                                    .toArray(String[]::new);
                    if (packages.length > 0) {
                        noClasses()
                                .that()
                                .resideInAPackage("dev.loupe." + room + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(packages)
                                .check(HOUSE);
                    }
                });
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.loupe.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void onlyTheStoreAndTheReadersOfOthersDatabasesSpeakSql() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.loupe.runs.store..",
                        "dev.loupe.intake.mlflowdb..",
                        "dev.loupe.intake.neptunedb..",
                        "dev.loupe.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.postgresql..")
                .check(HOUSE);
    }

    @Test
    void pureRoomsReadNoClockNoFilesAndNoChance() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat(
                        new DescribedPredicate<JavaClass>("are random or a clock") {
                            @Override
                            public boolean test(JavaClass type) {
                                return Set.of(
                                                "java.util.Random",
                                                "java.security.SecureRandom",
                                                "java.time.Clock")
                                        .contains(type.getName());
                            }
                        })
                .because(
                        "their answers depend on their arguments alone; java.io.Serializable of exceptions aside")
                .check(
                        HOUSE.that(
                                new DescribedPredicate<JavaClass>("are no exceptions") {
                                    @Override
                                    public boolean test(JavaClass type) {
                                        return !type.isAssignableTo(Throwable.class);
                                    }
                                }));
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.loupe.cli..", "dev.loupe.bench..")
                .should()
                .accessField(System.class, "out")
                .check(HOUSE);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .should(
                        new ArchCondition<JavaClass>("reside in a null-marked package") {
                            @Override
                            public void check(JavaClass type, ConditionEvents events) {
                                JavaPackage home = type.getPackage();
                                if (!home.isAnnotatedWith(NullMarked.class)) {
                                    events.add(
                                            SimpleConditionEvent.violated(
                                                    type,
                                                    home.getName()
                                                            + " has no @NullMarked package-info"));
                                }
                            }
                        })
                .check(HOUSE);
    }
}
