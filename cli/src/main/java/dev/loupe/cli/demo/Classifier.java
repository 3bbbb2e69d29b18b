package dev.loupe.cli.demo;

/// A model that gives each class a score; the softmax of the scores are probabilities.
interface Classifier {
    /// @return `[classes]`
    float[] scores(float[] row);

    /// How well the model does on some rows.
    ///
    /// @param loss mean cross-entropy, in nats
    /// @param confusion `[actual][predicted]`, counts
    record Quality(double loss, double accuracy, int[][] confusion) {}

    default Quality on(Samples samples) {
        int classes = samples.classes().size();
        int[][] confusion = new int[classes][classes];
        double loss = 0;
        int right = 0;
        for (int row = 0; row < samples.size(); row++) {
            float[] scores = scores(samples.x()[row]);
            int actual = samples.y()[row];
            loss += crossEntropy(scores, actual);
            int best = best(scores);
            confusion[actual][best]++;
            right += best == actual ? 1 : 0;
        }
        return new Quality(loss / samples.size(), (double) right / samples.size(), confusion);
    }

    static int best(float[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    /// log(sum of exp of scores) − score of the actual class.
    static double crossEntropy(float[] scores, int actual) {
        double most = scores[best(scores)];
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score - most);
        }
        return most + Math.log(sum) - scores[actual];
    }

    static float[] softmax(float[] scores) {
        float most = scores[best(scores)];
        float sum = 0;
        float[] p = new float[scores.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = (float) Math.exp(scores[i] - most);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }
}
