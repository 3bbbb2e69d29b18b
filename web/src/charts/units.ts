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
export function unitOf(key: string): string {
    const own = key.startsWith('system/') ? SDK[key.slice('system/'.length)] : undefined;
    return own ?? ENDS.find(([end]) => end.test(key.toLowerCase()))?.[1] ?? '';
}
