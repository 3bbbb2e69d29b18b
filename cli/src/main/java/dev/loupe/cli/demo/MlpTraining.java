package dev.loupe.cli.demo;

import dev.loupe.sdk.Run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Trains an [Mlp] and logs each batch, each epoch, its weights and its mistakes.
record MlpTraining(Samples.Split data, int hidden, float rate, int epochs, long seed, int failsIn)
        implements Training.Work {
    private static final float MOMENTUM = 0.9f;
    private static final int BATCH = 32;

    static Training of(
            Samples samples,
            String name,
            int hidden,
            float rate,
            int epochs,
            long seed,
            int failsIn) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("model", "mlp");
        config.put("net", Map.of("hidden", hidden, "activation", "leaky_relu"));
        config.put("optimizer", Map.of("name", "sgd", "lr", rate, "momentum", MOMENTUM));
        config.put("batch", BATCH);
        config.put("epochs", epochs);
        config.put("seed", seed);
        return new Training(
                samples.name(),
                name,
                config,
                new MlpTraining(samples.split(), hidden, rate, epochs, seed, failsIn));
    }

    @Override
    public void train(Run run, Training.Pace pace) throws InterruptedException {
        Samples train = data.train();
        Mlp mlp = new Mlp(train.features().size(), hidden, train.classes().size(), seed);
        Random random = new Random(seed);
        run.print(
                "mlp with "
                        + hidden
                        + " hidden units, "
                        + mlp.weights().length
                        + " weights; "
                        + train.size()
                        + " rows");
        long step = 0;
        Classifier.Quality quality = mlp.on(data.val());
        for (int epoch = 0; epoch < epochs; epoch++) {
            int[] order = shuffled(train.size(), random);
            float now = (float) (rate * 0.5 * (1 + Math.cos(Math.PI * epoch / epochs)));
            for (int from = 0; from < order.length; from += BATCH, step++) {
                if (epoch == failsIn && from >= order.length / 2) {
                    throw new IllegalStateException(
                            "Batch " + step + " has a row of 63 pixels: expected 64");
                }
                Mlp.Step done =
                        mlp.train(
                                train,
                                Arrays.copyOfRange(
                                        order, from, Math.min(order.length, from + BATCH)),
                                now,
                                MOMENTUM);
                run.log("train/loss", done.loss(), step);
                run.log("train/gradient_norm", done.gradientNorm(), step);
                pace.rest(step % 8 == 0 ? 60 : 0);
            }
            quality = mlp.on(data.val());
            Classifier.Quality seen = mlp.on(train);
            run.log(
                    Map.of(
                            "epoch",
                            epoch,
                            "lr",
                            now,
                            "train/accuracy",
                            seen.accuracy(),
                            "val/loss",
                            quality.loss(),
                            "val/accuracy",
                            quality.accuracy()),
                    step);
            run.print(Report.epoch(epoch, seen, quality));
            if (epoch % 5 == 0 || epoch == epochs - 1) {
                run.histogram("weights", mlp.weights(), step);
                run.histogram("confidence", Report.confidences(mlp, data.val()), step);
                run.image("confusion", Report.matrix(quality.confusion()), step);
                if (train.features().size() == 64) {
                    run.image("features", Report.tiles(mlp.features()), step);
                }
            }
        }
        run.bytes("model.onnx", mlp.onnx(train));
        Report.end(run, mlp, data.val(), quality, step);
    }

    private static int[] shuffled(int n, Random random) {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
