import type { FieldUse } from '../api/client.ts';

/** Which way a metric is better. */
export type Better = 'max' | 'min';

const MORE = /^(acc|accuracy|auc|auroc|auprc|ap\d*|map\d*|f1|fbeta|precision|recall|sensitivity|specificity|r2|iou|miou|dice|jaccard|bleu\d*|rouge\w*|meteor|cider|ndcg|mrr|hits?|top\d+|kappa|mcc|psnr|ssim|reward|score|elbo|silhouette|pearson|spearman|correct)$/;
const LESS = /^(loss|error|err|rmse|mse|mae|mape|nll|perplexity|ppl|wer|cer|fid|kid|lpips|brier|ece|divergence|kl|bce|entropy|regret|deviance)$/;
const OTHER = /^(scale|weight|lr|time|seconds|norm|grad|count|steps?|sum)$/;
const HELD_OUT = /^(val|valid|validation|eval|test|dev|holdout)$/;

function wordsOf(key: string): string[] {
    return key.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z\d]+/);
}

/** Which way a metric is better, as far as its name tells: `val/acc` is better high, `trainLoss` low, of `grad_norm` nobody knows. */
export function betterOf(key: string): Better | null {
    const words = wordsOf(key);
    return words.some((w) => OTHER.test(w)) ? null : words.some((w) => LESS.test(w)) ? 'min' : words.some((w) => MORE.test(w)) ? 'max' : null;
}

/** The metric of a kind that tells most: one of data held out before others. */
function foremost(metrics: readonly FieldUse[], better: Better): FieldUse | undefined {
    const known = metrics.filter((m) => !m.key.startsWith('system') && betterOf(m.key) === better);
    return known.find((m) => wordsOf(m.key).some((w) => HELD_OUT.test(w))) ?? known[0];
}

/** What a stranger asks of runs first: a score that is better high, a loss. */
export function headlines(metrics: readonly FieldUse[]): { score: FieldUse | undefined; loss: FieldUse | undefined } {
    return { score: foremost(metrics, 'max'), loss: foremost(metrics, 'min') };
}
