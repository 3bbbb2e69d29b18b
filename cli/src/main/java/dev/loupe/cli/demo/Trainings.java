package dev.loupe.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The grid that the demo trains: two model families on two data sets, one run that diverges and one that fails.
final class Trainings {
    private Trainings() {}

    static List<Training> all() {
        List<Training> all = new ArrayList<>();
        Samples digits = Samples.digits();
        for (long seed = 1; seed <= 3; seed++) {
            for (int hidden : new int[] {8, 64}) {
                for (float rate : new float[] {0.01f, 0.1f}) {
                    all.add(
                            MlpTraining.of(
                                    digits,
                                    named("mlp-h%d-lr%s-s%d", hidden, rate, seed),
                                    hidden,
                                    rate,
                                    20,
                                    seed,
                                    -1));
                }
            }
            for (int depth : new int[] {2, 4}) {
                for (float rate : new float[] {0.1f, 0.4f}) {
                    all.add(
                            TreesTraining.of(
                                    digits,
                                    named("trees-d%d-lr%s-s%d", depth, rate, seed),
                                    depth,
                                    rate,
                                    40,
                                    seed));
                }
            }
            if (seed == 1) {
                all.add(MlpTraining.of(digits, "mlp-too-fast", 64, 10, 20, seed, -1));
                all.add(MlpTraining.of(digits, "mlp-bad-batch", 64, 0.1f, 20, seed, 6));
            }
        }
        Samples penguins = Samples.penguins();
        for (int hidden : new int[] {2, 4, 16}) {
            all.add(
                    MlpTraining.of(
                            penguins,
                            named("mlp-h%d-lr%s-s%d", hidden, 0.02f, 1),
                            hidden,
                            0.02f,
                            30,
                            1,
                            -1));
        }
        for (int depth : new int[] {1, 2, 3}) {
            all.add(
                    TreesTraining.of(
                            penguins,
                            named("trees-d%d-lr%s-s%d", depth, 0.3f, 1),
                            depth,
                            0.3f,
                            30,
                            1));
        }
        return all;
    }

    private static String named(String pattern, Object... parts) {
        return String.format(Locale.ROOT, pattern, parts);
    }
}
