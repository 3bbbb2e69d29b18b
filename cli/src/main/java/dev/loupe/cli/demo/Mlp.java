package dev.loupe.cli.demo;

import java.util.Random;

/// A network of one hidden layer with leaky ReLU (slope 0.01 below zero), trained by stochastic gradient descent with momentum on the cross-entropy.
final class Mlp implements Classifier {
    private static final float LEAK = 0.01f;

    private final int in;
    private final int hidden;
    private final int out;
    private final Layer first;
    private final Layer second;

    /// Weights start as He et al. 2015: normal, variance 2 / inputs.
    Mlp(int in, int hidden, int out, long seed) {
        Random random = new Random(seed);
        this.in = in;
        this.hidden = hidden;
        this.out = out;
        this.first = new Layer(in, hidden, random);
        this.second = new Layer(hidden, out, random);
    }

    /// `weights` is `[outputs × (inputs + 1)]`, the bias last in each row.
    private static final class Layer {
        private final int in;
        private final float[] weights;
        private final float[] gradient;
        private final float[] velocity;

        Layer(int in, int out, Random random) {
            this.in = in;
            this.weights = new float[out * (in + 1)];
            this.gradient = new float[weights.length];
            this.velocity = new float[weights.length];
            for (int i = 0; i < weights.length; i++) {
                weights[i] =
                        i % (in + 1) == in
                                ? 0
                                : (float) (random.nextGaussian() * Math.sqrt(2.0 / in));
            }
        }

        float[] forward(float[] x, int out) {
            float[] z = new float[out];
            for (int o = 0; o < out; o++) {
                int at = o * (in + 1);
                float sum = weights[at + in];
                for (int i = 0; i < in; i++) {
                    sum += weights[at + i] * x[i];
                }
                z[o] = sum;
            }
            return z;
        }

        void collect(float[] x, float[] delta) {
            for (int o = 0; o < delta.length; o++) {
                int at = o * (in + 1);
                for (int i = 0; i < in; i++) {
                    gradient[at + i] += delta[o] * x[i];
                }
                gradient[at + in] += delta[o];
            }
        }

        Dense learned() {
            int out = weights.length / (in + 1);
            Dense copy = new Dense(new float[out * in], new float[out]);
            for (int o = 0; o < out; o++) {
                System.arraycopy(weights, o * (in + 1), copy.weights, o * in, in);
                copy.bias[o] = weights[o * (in + 1) + in];
            }
            return copy;
        }

        double step(float rate, float momentum, int rows) {
            double squares = 0;
            for (int i = 0; i < weights.length; i++) {
                float g = gradient[i] / rows;
                squares += (double) g * g;
                velocity[i] = momentum * velocity[i] - rate * g;
                weights[i] += velocity[i];
                gradient[i] = 0;
            }
            return squares;
        }
    }

    /// A layer's own copy of what it learned.
    ///
    /// @param weights `[outputs × inputs]`
    /// @param bias    `[outputs]`
    record Dense(float[] weights, float[] bias) {}

    /// @param loss mean over the batch, before the step
    /// @param gradientNorm Euclidean, of the mean gradient
    record Step(double loss, double gradientNorm) {}

    Step train(Samples samples, int[] batch, float rate, float momentum) {
        double loss = 0;
        for (int row : batch) {
            float[] x = samples.x()[row];
            float[] h = relu(first.forward(x, hidden));
            float[] scores = second.forward(h, out);
            loss += Classifier.crossEntropy(scores, samples.y()[row]);
            float[] delta = Classifier.softmax(scores);
            delta[samples.y()[row]] -= 1;
            float[] back = new float[hidden];
            for (int j = 0; j < hidden; j++) {
                for (int o = 0; o < out; o++) {
                    back[j] += delta[o] * second.weights[o * (hidden + 1) + j];
                }
                back[j] *= h[j] < 0 ? LEAK : 1;
            }
            second.collect(h, delta);
            first.collect(x, back);
        }
        double squares =
                first.step(rate, momentum, batch.length)
                        + second.step(rate, momentum, batch.length);
        return new Step(loss / batch.length, Math.sqrt(squares));
    }

    private static float[] relu(float[] z) {
        for (int i = 0; i < z.length; i++) {
            z[i] = z[i] < 0 ? LEAK * z[i] : z[i];
        }
        return z;
    }

    @Override
    public float[] scores(float[] row) {
        return second.forward(relu(first.forward(row, hidden)), out);
    }

    /// The weights into the hidden layer, biases left out. `[hidden][inputs]`
    float[][] features() {
        float[][] rows = new float[hidden][in];
        for (int j = 0; j < hidden; j++) {
            System.arraycopy(first.weights, j * (in + 1), rows[j], 0, in);
        }
        return rows;
    }

    /// The network as an ONNX file.
    ///
    /// @param samples with the features and classes that it was made for
    byte[] onnx(Samples samples) {
        return OnnxNetwork.of(samples, first.learned(), second.learned(), LEAK);
    }

    /// All weights and biases, layer by layer.
    double[] weights() {
        double[] all = new double[first.weights.length + second.weights.length];
        for (int i = 0; i < all.length; i++) {
            all[i] =
                    i < first.weights.length
                            ? first.weights[i]
                            : second.weights[i - first.weights.length];
        }
        return all;
    }
}
