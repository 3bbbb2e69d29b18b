/** What the painter says to people, in the language of the scene. */
export interface Words {
    readonly figure: string;
    readonly numbers: string;
    readonly what: string;
    readonly more: (rows: number) => string;
    readonly shown: (series: string, shown: boolean) => string;
    readonly pinned: string;
    readonly keys: string;
    readonly turns: string;
    readonly column: string;
    readonly row: string;
    /** What the channels of a pixel are called. */
    readonly channels: Readonly<Record<string, string>>;
}

const EN: Words = {
    figure: 'figure',
    numbers: 'Show the numbers',
    what: 'What',
    more: (rows) => `and ${rows.toLocaleString('en-US')} more`,
    shown: (series, shown) => `${series} ${shown ? 'shown' : 'hidden'}`,
    pinned: 'pinned',
    keys: 'Arrow keys walk along the marks, Enter pins, plus and minus zoom, 0 shows all.',
    turns: 'Drag or Shift with arrow keys walks around what lies in space.',
    column: 'column',
    row: 'row',
    channels: {},
};

const ZH: Words = {
    figure: '图',
    numbers: '显示数值',
    what: '内容',
    more: (rows) => `另有 ${rows.toLocaleString('en-US')} 行`,
    shown: (series, shown) => `${series} 已${shown ? '显示' : '隐藏'}`,
    pinned: '已固定',
    keys: '方向键逐个查看，Enter 固定，+ 和 − 缩放，0 显示全部。',
    turns: '拖动或按 Shift 加方向键可环绕三维图形。',
    column: '列',
    row: '行',
    channels: { red: '红', green: '绿', blue: '蓝', opacity: '不透明度' },
};

export function words(language: string | undefined): Words {
    return language?.startsWith('zh') ? ZH : EN;
}
