import { expect, test } from 'vitest';
import { piecesOf } from '../src/views/run/ansi.ts';
import { wordBefore } from '../src/views/runs/useSuggestions.ts';

const ESC = '\u001b';

// Printed by rich 15.0.0 for a terminal; what it looks like is what pyte 0.8.2, a terminal in Python, says of it.
test('colours and weights of a line are those of a terminal', () => {
    const line = `${ESC}[1;31merror${ESC}[0m loss ${ESC}[32m0.25${ESC}[0m ${ESC}[3mit${ESC}[0m ${ESC}[4mu${ESC}[0m ${ESC}[38;2;255;136;0mwarm${ESC}[0m ${ESC}[38;5;196mhot${ESC}[0m ${ESC}[94msky${ESC}[0m plain`;
    expect(piecesOf(line)).toEqual([
        { text: 'error', colour: 1, bold: true },
        { text: ' loss ' },
        { text: '0.25', colour: 2 },
        { text: ' ' },
        { text: 'it', italic: true },
        { text: ' ' },
        { text: 'u', underline: true },
        { text: ' ' },
        { text: 'warm', colour: '#ff8800' },
        { text: ' ' },
        { text: 'hot', colour: '#ff0000' },
        { text: ' ' },
        { text: 'sky', colour: 12 },
        { text: ' plain' },
    ]);
});

// Printed by tqdm 4.70.1; pyte shows the last of it.
test('a line that was written over itself shows what was written last', () => {
    const line = '\r  0%|     | 0/3 [00:00<?, ?it/s]\r 67%|###6 | 2/3 [00:00<00:00, 24511.23it/s]\r100%|#####| 3/3 [00:00<00:00, 17260.51it/s]';
    expect(piecesOf(line)).toEqual([{ text: '100%|#####| 3/3 [00:00<00:00, 17260.51it/s]' }]);
    expect(piecesOf('done\r')).toEqual([{ text: 'done' }]);
});

test('what moves a cursor, sets a title or rings is left out, and torn sequences harm nothing', () => {
    expect(piecesOf(`a${ESC}[2K${ESC}[1Gb${ESC}]0;title\u0007c\u0007${ESC}[38;5m${ESC}[99;mok${ESC}[`).map((p) => p.text).join('')).toMatch(/^abcok/);
    expect(piecesOf('')).toEqual([{ text: '' }]);
});

test('the word before the cursor is a field, not a text, an operator or a number', () => {
    const at = (text: string): string | null => wordBefore(text.replace('|', ''), text.indexOf('|'))?.word ?? null;
    expect([at('val/a|'), at('lr > 0.1 and mod|'), at("name = 'ml|"), at('lr > 0.|'), at('lr an|'), at('a and|'), at('va|l/acc > 1'), at('max(metrics.`val a|'), at('|')]).toEqual(['val/a', 'mod', null, null, 'an', null, null, 'a', null]);
});
