import type { Line } from '../api/columns.ts';

/** What the Java SDK measures of a machine, and in what. */
const SDK: Record<string, string> = {
    cpu: '%', process_cpu: '%', disk_used: '%', memory_free: 'MB', heap: 'MB', disk_free: 'MB', network_received: 'MB', network_sent: 'MB', disk_read: 'MB', disk_written: 'MB', gc: 's',
};

/** Words at the end of a name that say its unit, as MLflow's system metrics and others write them. */
const ENDS: [RegExp, string][] = [
    [/_(percentage|percent|pct)$/, '%'],
    [/_(megabytes|mb)$/, 'MB'],
    [/_(gigabytes|gb)$/, 'GB'],
    [/_(watts|w)$/, 'W'],
    [/_(milliseconds|millis|ms)$/, 'ms'],
    [/_(seconds|secs|sec)$/, 's'],
    [/_bytes$/, 'B'],
    [/_(celsius)$/, '°C'],
];

/** The unit of a series by its key, where the key tells; empty where it does not. */
function unitOf(key: string): string {
    const own = key.startsWith('system/') ? SDK[key.slice('system/'.length)] : undefined;
    return own ?? ENDS.find(([end]) => end.test(key.toLowerCase()))?.[1] ?? '';
}

/** The unit that values are read in, and how many of the key's own unit it is. */
export interface Measure {
    unit: string;
    by: number;
}

const SIZES = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
const STEP = 1000;

/** The unit of a series for values up to some size: bytes in the unit that leaves fewer than four digits before the point (79,105 MB are 79.105 GB), others as they are. */
export function measureOf(key: string, most: number): Measure {
    const unit = unitOf(key);
    const own = SIZES.indexOf(unit);
    if (own < 0) {
        return { unit, by: 1 };
    }
    let by = 1;
    let at = own;
    while (most / by >= STEP && at < SIZES.length - 1) {
        by *= STEP;
        at++;
    }
    return { unit: SIZES[at] as string, by };
}

/** How far from 0 lines reach. */
export function reach(lines: readonly Line[]): number {
    let most = 0;
    for (const { y } of lines) {
        for (const value of y) {
            most = Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most;
        }
    }
    return most;
}

/** Lines in a measure. */
export function measured(lines: Line[], { by }: Measure): Line[] {
    return by === 1 ? lines : lines.map((line) => ({ ...line, y: line.y.map((value) => value / by) }));
}
