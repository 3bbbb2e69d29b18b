package dev.loupe.cli.demo;

import dev.loupe.sdk.Run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Trains [BoostedTrees] and logs each round and what the features are worth.
record TreesTraining(Samples.Split data, int depth, float rate, int rounds, long seed)
        implements Training.Work {
    private static final float SHARE = 0.7f;

    static Training of(Samples samples, String name, int depth, float rate, int rounds, long seed) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("model", "trees");
        config.put("trees", Map.of("depth", depth, "learning_rate", rate, "subsample", SHARE));
        config.put("rounds", rounds);
        config.put("seed", seed);
        return new Training(
                samples.name(),
                name,
                config,
                new TreesTraining(samples.split(), depth, rate, rounds, seed));
    }

    @Override
    public void train(Run run, Training.Pace pace) throws InterruptedException {
        Samples train = data.train();
        BoostedTrees trees = new BoostedTrees(train, depth, rate, SHARE, seed);
        run.print("boosted trees of depth " + depth + "; " + train.size() + " rows");
        Classifier.Quality quality = trees.on(data.val());
        for (int round = 1; round <= rounds; round++) {
            trees.round();
            quality = trees.on(data.val());
            Classifier.Quality seen = trees.on(train);
            run.log(
                    Map.of(
                            "leaves",
                            trees.leaves(),
                            "train/loss",
                            seen.loss(),
                            "train/accuracy",
                            seen.accuracy(),
                            "val/loss",
                            quality.loss(),
                            "val/accuracy",
                            quality.accuracy()),
                    round);
            if (round % 5 == 0) {
                run.print(Report.epoch(round, seen, quality));
                run.image("confusion", Report.matrix(quality.confusion()), round);
                run.histogram("confidence", Report.confidences(trees, data.val()), round);
            }
            pace.rest(150);
        }
        double[] importance = trees.importance();
        List<List<Object>> rows = new ArrayList<>();
        for (int f = 0; f < importance.length; f++) {
            rows.add(List.of(train.features().get(f), importance[f]));
        }
        rows.sort((a, b) -> Double.compare((double) b.get(1), (double) a.get(1)));
        run.table("importance", List.of("feature", "gain"), rows, rounds);
        Report.end(run, trees, data.val(), quality, rounds);
    }
}
