package dev.loupe.cli.demo;

import dev.loupe.sdk.Run;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

/// What trainings of either kind write down besides their series.
final class Report {
    private static final int SCALE = 6;
    private static final int MOST = 25;

    private Report() {}

    static String epoch(int epoch, Classifier.Quality train, Classifier.Quality val) {
        return String.format(
                Locale.ROOT,
                "%3d  train %.4f %5.1f%%  val %.4f %5.1f%%",
                epoch,
                train.loss(),
                100 * train.accuracy(),
                val.loss(),
                100 * val.accuracy());
    }

    /// The confusion matrix as CSV, the worst mistakes as a table, and the result in words.
    static void end(Run run, Classifier model, Samples val, Classifier.Quality quality, long step) {
        StringBuilder csv =
                new StringBuilder("actual\\predicted," + String.join(",", val.classes()) + "\n");
        for (int c = 0; c < quality.confusion().length; c++) {
            csv.append(val.classes().get(c));
            for (int count : quality.confusion()[c]) {
                csv.append(',').append(count);
            }
            csv.append('\n');
        }
        run.text("confusion.csv", csv.toString());
        List<List<Object>> mistakes = new ArrayList<>();
        for (int row = 0; row < val.size(); row++) {
            float[] p = Classifier.softmax(model.scores(val.x()[row]));
            int best = Classifier.best(p);
            if (best != val.y()[row]) {
                mistakes.add(
                        List.of(
                                row,
                                val.classes().get(val.y()[row]),
                                val.classes().get(best),
                                p[best]));
            }
        }
        mistakes.sort((a, b) -> Float.compare((float) b.get(3), (float) a.get(3)));
        run.table(
                "mistakes",
                List.of("row", "actual", "predicted", "confidence"),
                mistakes.subList(0, Math.min(MOST, mistakes.size())),
                step);
        run.text(
                "summary.md",
                String.format(
                        Locale.ROOT,
                        "# %s%n%nAccuracy on %d validation rows: **%.2f %%**, cross-entropy %.4f. %d mistakes.%n",
                        val.name(),
                        val.size(),
                        100 * quality.accuracy(),
                        quality.loss(),
                        mistakes.size()));
    }

    /// Up to 16 rows of 64 weights as a PNG of 8 × 8 tiles: blue below zero, red above, by the greatest magnitude.
    static byte[] tiles(float[][] weights) {
        int shown = Math.min(16, weights.length);
        int side = 8 * SCALE + 2;
        BufferedImage image =
                new BufferedImage(8 * side, (shown + 7) / 8 * side, BufferedImage.TYPE_INT_RGB);
        for (int j = 0; j < shown; j++) {
            float most = 1e-9f;
            for (float w : weights[j]) {
                most = Math.max(most, Math.abs(w));
            }
            for (int y = 0; y < 8 * SCALE; y++) {
                for (int x = 0; x < 8 * SCALE; x++) {
                    float w = weights[j][y / SCALE * 8 + x / SCALE] / most;
                    int faded = (int) (255 * (1 - Math.abs(w)));
                    int colour =
                            w < 0 ? faded << 16 | faded << 8 | 255 : 255 << 16 | faded << 8 | faded;
                    image.setRGB(j % 8 * side + x, j / 8 * side + y, colour);
                }
            }
        }
        return png(image);
    }

    /// The probability of the class that the model chooses, for each row.
    static double[] confidences(Classifier model, Samples rows) {
        double[] all = new double[rows.size()];
        for (int row = 0; row < all.length; row++) {
            float[] p = Classifier.softmax(model.scores(rows.x()[row]));
            all[row] = p[Classifier.best(p)];
        }
        return all;
    }

    /// A confusion matrix as a PNG, actual classes downwards: the share of each row, white for none, blue for all.
    static byte[] matrix(int[][] confusion) {
        int side = 4 * SCALE;
        BufferedImage image =
                new BufferedImage(
                        confusion.length * side,
                        confusion.length * side,
                        BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            int[] row = confusion[y / side];
            int all = Math.max(1, Arrays.stream(row).sum());
            for (int x = 0; x < image.getWidth(); x++) {
                int faded = 255 - 200 * row[x / side] / all;
                boolean edge = x % side == 0 || y % side == 0;
                image.setRGB(x, y, edge ? 0xd3d8dd : faded << 16 | faded << 8 | 255);
            }
        }
        return png(image);
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
