/** Numbers and times as people read them (look.md 6). */

const MINUS = '\u2212';
const THIN = '\u2009';

function signed(text: string): string {
    return text.replace(/-/g, MINUS);
}

/** A value with about five significant digits; {@link exact} has them all. */
export function value(number: number | string | null | undefined): string {
    if (number === null || number === undefined) {
        return '';
    }
    if (typeof number === 'string') {
        return number === 'Infinity' ? '∞' : number === '-Infinity' ? `${MINUS}∞` : number;
    }
    const size = Math.abs(number);
    if (Number.isInteger(number) && size < 1e6) {
        return signed(number.toLocaleString('en-US'));
    }
    if (size !== 0 && (size < 1e-3 || size >= 1e6)) {
        return signed(number.toExponential(2).replace('e+', 'e'));
    }
    const decimals = size >= 1e4 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 4;
    return signed(size >= 100 ? number.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }) : number.toFixed(decimals));
}

/** A value with all its digits; a text as it is. */
export function exact(number: number | string | null | undefined): string {
    return typeof number === 'number' ? signed(String(number)) : (number ?? '');
}

const NOTHING = 1e-12;

/** How far one value lies from another, with its sign; empty where one of them is no number. */
export function difference(one: number | string | null | undefined, other: number | string | null | undefined): string {
    if (typeof one !== 'number' || typeof other !== 'number' || !Number.isFinite(one - other)) {
        return '';
    }
    const by = one - other;
    return Math.abs(by) <= NOTHING * Math.max(Math.abs(one), Math.abs(other)) ? '0' : by > 0 ? `+${value(by)}` : value(by);
}

/** A step in full: −87; 1,204,000. */
export function whole(number: number | undefined): string {
    return number === undefined ? '' : signed(number.toLocaleString('en-US'));
}

/** 1,204; 11.4 M; 1.24 G. */
export function count(number: number): string {
    const units: [number, string][] = [[1e9, 'G'], [1e6, 'M'], [1e5, 'k']];
    for (const [size, unit] of units) {
        if (number >= size) {
            return `${(number / (unit === 'k' ? 1e3 : size)).toFixed(number >= size * 100 ? 0 : unit === 'k' ? 0 : 2)}${THIN}${unit}`;
        }
    }
    return number.toLocaleString('en-US');
}

/** A label of an axis: 20 k, 1.5 M, 1e−3. */
export function tick(number: number): string {
    const size = Math.abs(number);
    if (size >= 1e9 || (size > 0 && size < 1e-3)) {
        return signed(number.toExponential().replace('e+', 'e'));
    }
    if (size >= 1e6) {
        return signed(`${+(number / 1e6).toPrecision(6)}${THIN}M`);
    }
    if (size >= 1e4) {
        return signed(`${+(number / 1e3).toPrecision(6)}${THIN}k`);
    }
    return size >= 1e3 ? signed((+number.toPrecision(6)).toLocaleString('en-US')) : signed(String(+number.toPrecision(6)));
}

const MOST_DECIMALS = 12;

/** The labels of an axis with even steps: of one unit, with as many decimals each as they take to be told apart. */
export function evenTicks(numbers: readonly number[]): string[] {
    const most = Math.max(0, ...numbers.map(Math.abs));
    if (most >= 1e9 || most < 1e-3) {
        return numbers.map(tick);
    }
    const [size, unit] = most >= 1e6 ? [1e6, `${THIN}M`] : most >= 1e4 ? [1e3, `${THIN}k`] : [1, ''];
    const exact = (decimals: number): boolean => numbers.every((n) => Math.abs(+(n / size).toFixed(decimals) - n / size) <= 1e-9 * (most / size));
    let decimals = 0;
    while (decimals < MOST_DECIMALS && !exact(decimals)) {
        decimals++;
    }
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    return numbers.map((n) => (n === 0 ? '0' : signed(`${(n / size).toLocaleString('en-US', digits)}${unit}`)));
}

/** How long something took; nothing where clocks disagree on which end is first: 12 d 3 h; 2 h 48 m; 51 min; 4.2 s. */
export function duration(millis: number): string {
    const seconds = Math.max(0, millis) / 1000;
    if (seconds === 0) {
        return `0${THIN}s`;
    }
    if (seconds < 60) {
        return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)}${THIN}s`;
    }
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60) {
        return `${minutes}${THIN}min`;
    }
    const hours = Math.floor(minutes / 60);
    return hours < 48 ? both(hours, 'h', minutes % 60, 'm') : both(Math.floor(hours / 24), 'd', hours < 2400 ? hours % 24 : 0, 'h');
}

function both(great: number, greatUnit: string, small: number, smallUnit: string): string {
    const whole = `${great.toLocaleString('en-US')}${THIN}${greatUnit}`;
    return small === 0 ? whole : `${whole} ${small}${THIN}${smallUnit}`;
}

export function bytes(number: number): string {
    const units = ['B', 'kB', 'MB', 'GB'];
    let at = 0;
    let size = number;
    while (size >= 1000 && at < units.length - 1) {
        size /= 1000;
        at++;
    }
    return `${at === 0 ? size : size.toFixed(1)}${THIN}${units[at]}`;
}

function locale(language: string): string {
    return language === 'en' ? 'en-GB' : language;
}

/** 22 Nov 2026, 09:14:06. */
export function moment(millis: number, language: string): string {
    return new Date(millis).toLocaleString(locale(language), {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
    });
}

/** 14:02 today, 22 Nov 2026 before. */
export function clock(millis: number, now: number, language: string): string {
    const at = new Date(millis);
    return at.toDateString() === new Date(now).toDateString()
        ? at.toLocaleTimeString(locale(language), { hour: '2-digit', minute: '2-digit' })
        : at.toLocaleDateString(locale(language), { day: 'numeric', month: 'short', year: 'numeric' });
}

/** How long ago, as a word and its number, or a date after a day. */
export function ago(millis: number, now: number, language: string): { word: 'ago.seconds' | 'ago.minutes' | 'ago.hours'; n: number } | { date: string } {
    const seconds = Math.max(0, Math.round((now - millis) / 1000));
    if (seconds < 60) {
        return { word: 'ago.seconds', n: seconds };
    }
    if (seconds < 3600) {
        return { word: 'ago.minutes', n: Math.floor(seconds / 60) };
    }
    if (seconds < 86400) {
        return { word: 'ago.hours', n: Math.floor(seconds / 3600) };
    }
    return { date: new Date(millis).toLocaleDateString(locale(language), { day: 'numeric', month: 'short', year: 'numeric' }) };
}
