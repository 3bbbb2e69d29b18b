package dev.loupe.figure.gallery;

import dev.loupe.figure.data.Table;

/// Attention that needs no trained model: each word attends to words by the letters that they share, through a softmax, causally.
final class Likeness {
    private Likeness() {}

    /// @param sharpness factor before the softmax
    /// @return `from`, `to` (places) and `weight`; what lies ahead of a word has no row
    static Table of(String[] words, double sharpness) {
        int n = words.length;
        double[] from = new double[n * (n + 1) / 2];
        double[] to = new double[from.length];
        double[] weight = new double[from.length];
        int row = 0;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            int first = row;
            for (int j = 0; j <= i; j++) {
                from[row] = i;
                to[row] = j;
                weight[row] = Math.exp(sharpness * cosine(words[i], words[j]) / 4);
                sum += weight[row++];
            }
            for (int k = first; k < row; k++) {
                weight[k] /= sum;
            }
        }
        return Table.of("from", from).with("to", to).with("weight", weight);
    }

    private static double cosine(String a, String b) {
        int[] left = letters(a);
        int[] right = letters(b);
        double dot = 0;
        double l = 0;
        double r = 0;
        for (int i = 0; i < 26; i++) {
            dot += left[i] * right[i];
            l += left[i] * left[i];
            r += right[i] * right[i];
        }
        return dot / Math.sqrt(l * r);
    }

    private static int[] letters(String word) {
        int[] count = new int[26];
        word.chars().forEach(c -> count[c - 'a']++);
        return count;
    }
}
