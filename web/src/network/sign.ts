import type { DiagramBox } from '../api/models.ts';
import { colour } from '../charts/colours.ts';

/** What differs in a box: a sign and the colour that goes with it. */
export interface Sign {
    sign: string;
    token: string;
    dashed: boolean;
}

export const SIGNS: Readonly<Record<string, Sign>> = {
    '+': { sign: '+', token: '--better', dashed: false },
    '−': { sign: '−', token: '--worse', dashed: true },
    '~': { sign: '~', token: '--accent', dashed: false },
    '≈': { sign: '≈', token: '--c3', dashed: false },
};

const AWAY = 3;
const RADIUS = 7.5;

/** A frame around a box with its sign on the corner. */
export function paintSign(canvas: CanvasRenderingContext2D, box: DiagramBox, { sign, token, dashed }: Sign, scale: number): void {
    canvas.strokeStyle = colour(token);
    canvas.lineWidth = Math.max(2, 1 / scale);
    canvas.setLineDash(dashed ? [5, 3] : []);
    canvas.beginPath();
    canvas.roundRect(box.x - AWAY, box.y - AWAY, box.width + 2 * AWAY, box.height + 2 * AWAY, 7);
    canvas.stroke();
    canvas.setLineDash([]);
    if (scale < 0.3) {
        return;
    }
    const [x, y] = [box.x + box.width + AWAY - 2, box.y - AWAY + 2];
    canvas.fillStyle = colour('--surface');
    canvas.beginPath();
    canvas.arc(x, y, RADIUS, 0, 2 * Math.PI);
    canvas.fill();
    canvas.lineWidth = 1.5;
    canvas.stroke();
    canvas.font = '600 12px Inter, sans-serif';
    canvas.textAlign = 'center';
    canvas.fillStyle = colour(token);
    canvas.fillText(sign, x, y + 4);
}
