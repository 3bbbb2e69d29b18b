/** How far a run has come. */
export interface Progress {
    at: number;
    of: number;
    unit: 'step' | 'epoch';
    /** Of all that is to be done, from 0 to 1. */
    share: number;
}

const STEPS = ['max_steps', 'total_steps', 'num_steps', 'n_steps', 'num_train_steps', 'steps', 'max_iters', 'iterations', 'n_iter', 'rounds', 'num_boost_round'];
const EPOCHS = ['epochs', 'num_epochs', 'max_epochs', 'n_epochs', 'num_train_epochs'];
const UNDER = ['', 'train.', 'trainer.', 'training.'];

/** Params that say how much a run has to do. */
export const TOTALS: readonly string[] = UNDER.flatMap((under) => [...STEPS, ...EPOCHS].map((name) => under + name));

/**
 * How far a run has come, from the params that say how much it has to do; null where none does, or where its steps count something else.
 *
 * @param total the value of a param, undefined where the run has none
 * @param step the greatest step that it logged
 * @param epoch the last value of a series of that name
 */
export function progressOf(total: (param: string) => number | undefined, step: number | undefined, epoch: number | undefined): Progress | null {
    const found = (names: readonly string[], unit: Progress['unit'], at: number | undefined): Progress | null => {
        for (const name of UNDER.flatMap((under) => names.map((n) => under + n))) {
            const of = total(name);
            if (of !== undefined && of > 0 && at !== undefined && at >= 0 && at <= of) {
                return { at, of, unit, share: at / of };
            }
        }
        return null;
    };
    return found(STEPS, 'step', step) ?? found(EPOCHS, 'epoch', epoch ?? step);
}

const LEAST_SHARE = 0.02;

/** Milliseconds that are left at the pace so far; undefined where that is too early to say. */
export function left({ share }: Progress, elapsed: number): number | undefined {
    return share < LEAST_SHARE || elapsed <= 0 ? undefined : (elapsed * (1 - share)) / share;
}
