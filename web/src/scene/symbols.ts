/** Outlines of dots, the same as Java's `Symbol`. */

export const OPEN_WIDTH = 1.5;

export function open(symbol: string): boolean {
    return symbol === 'cross' || symbol === 'plus';
}

/** SVG path data about 0, 0. */
export function outline(symbol: string, radius: number): string {
    switch (symbol) {
        case 'square': {
            const h = (radius * Math.sqrt(Math.PI)) / 2;
            return `M${-h} ${-h}H${h}V${h}H${-h}Z`;
        }
        case 'diamond':
            return ring(4, 0, radius * Math.sqrt(Math.PI / 2), 1);
        case 'triangle':
            return ring(3, 0, radius * 1.5551, 1);
        case 'triangle_down':
            return ring(3, Math.PI, radius * 1.5551, 1);
        case 'star':
            return ring(10, 0, radius * 1.55, 0.46);
        case 'plus':
            return `M${-radius} 0H${radius}M0 ${-radius}V${radius}`;
        case 'cross': {
            const d = radius * 0.8;
            return `M${-d} ${-d}L${d} ${d}M${d} ${-d}L${-d} ${d}`;
        }
        default:
            return `M${radius} 0A${radius} ${radius} 0 1 1 ${-radius} 0A${radius} ${radius} 0 1 1 ${radius} 0Z`;
    }
}

function ring(corners: number, turned: number, radius: number, everySecond: number): string {
    let out = '';
    for (let i = 0; i < corners; i++) {
        const angle = turned + (2 * Math.PI * i) / corners;
        const r = i % 2 === 1 ? radius * everySecond : radius;
        out += `${i === 0 ? 'M' : 'L'}${r * Math.sin(angle)} ${-r * Math.cos(angle)}`;
    }
    return `${out}Z`;
}
