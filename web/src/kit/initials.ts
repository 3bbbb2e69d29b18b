/** The first characters of each letter in the order of pinyin, by which the platform's collation sorts Han characters. */
const FIRST = '吖八嚓哒妸发旮哈讥咔垃呣拏喔妑七呥扨他穵夕丫帀';
const LETTERS = 'abcdefghjklmnopqrstwxyz';
const HAN = /\p{Script=Han}/u;
const order = new Intl.Collator('zh-CN-u-co-pinyin');

/** The first letters of a text's Han characters as they are spoken, what else is in it as it is: 学习率 lr is `xxl lr`. Of characters that are spoken in several ways, the commonest. */
export function initials(text: string): string {
    return [...text.toLowerCase()].map((one) => (HAN.test(one) ? letter(one) : one)).join('');
}

/** Where a text stands in a name, in any case, else where it is the first letters of the name's characters; −1 where neither. */
export function placeIn(name: string, text: string): number {
    const there = name.toLowerCase().indexOf(text.toLowerCase());
    return there < 0 && HAN.test(name) ? initials(name).indexOf(text.toLowerCase()) : there;
}

function letter(one: string): string {
    let at = 0;
    while (at + 1 < LETTERS.length && order.compare(one, FIRST[at + 1] ?? '') >= 0) {
        at++;
    }
    return LETTERS[at] ?? one;
}
