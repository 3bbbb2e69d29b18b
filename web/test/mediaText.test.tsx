import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { expect, test } from 'vitest';
import { diff, marked, words } from '../src/views/media/text/diff.ts';
import { Markdown } from '../src/kit/Markdown.tsx';

const html = (text: string): string => renderToStaticMarkup(createElement(Markdown, { text }));

test('nothing of a text becomes HTML, and links lead nowhere but to the web', () => {
    expect(html('<img src=x onerror=alert(1)>')).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html('[x](javascript:alert(1))')).not.toContain('href');
    expect(html('[x](https://a.org)')).toContain('<a href="https://a.org" rel="noreferrer noopener" target="_blank">x</a>');
});

test('markdown has heads, lists, code and tables', () => {
    expect(html('# a\n\n- b **c**\n- d')).toContain('<ul><li>b <strong>c</strong></li><li>d</li></ul>');
    expect(html('```\n*x*\n```')).toContain('<pre>*x*</pre>');
    expect(html('| a | b |\n| --- | --- |\n| 1 | 2\\|3 |')).toContain('<td>2|3</td>');
    expect(html('unclosed `code and *star')).toContain('unclosed `code and *star');
});

test('a text that never ends its fence, or is only marks, is shown all the same', () => {
    expect(html('```\nopen')).toContain('open');
    expect(html('|\n-|')).toBeTypeOf('string');
    expect(html('> > deep')).toContain('deep');
});

test('changes are the shortest by lines', () => {
    expect(diff('a\nb\nc\nd', 'a\nx\nc\nd').map((l) => `${l.kind} ${l.text}`)).toEqual(['same a', 'gone b', 'new x', 'same c', 'same d']);
    expect(diff('a', 'a').every((l) => l.kind === 'same')).toBe(true);
});

test('changed lines say which words changed, unless hardly one is left', () => {
    expect(words('a red cat sat', 'a blue cat sat')).toEqual([
        [{ text: 'a ', changed: false }, { text: 'red', changed: true }, { text: ' cat sat', changed: false }],
        [{ text: 'a ', changed: false }, { text: 'blue', changed: true }, { text: ' cat sat', changed: false }],
    ]);
    expect(words('one two three', 'four five six')[0]).toEqual([{ text: 'one two three', changed: true }]);
    const lines = marked(diff('same\nold x y z\ntail', 'same\nnew x y z\nmore\ntail'));
    expect(lines.map((l) => `${l.kind} ${l.parts.filter((p) => p.changed).map((p) => p.text).join()}`)).toEqual(['same ', 'gone old', 'new new', 'new ', 'same ']);
});
