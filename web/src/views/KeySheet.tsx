import type { JSX } from 'react';
import type { Word } from '../i18n/en.ts';
import { useWords } from '../i18n/index.ts';
import { Dialog } from '../kit/Dialog.tsx';

const ROOMS: [Word, [string, Word][]][] = [
    ['keys.everywhere', [['Ctrl K', 'palette.title'], ['?', 'keys.sheet'], ['g h', 'rail.home'], ['g r', 'rail.runs'], ['g c', 'compare.title'], ['g m', 'rail.models'], ['y', 'bar.link'], ['Ctrl Z', 'bar.undo'], ['Ctrl Shift Z', 'bar.redo'], ['[', 'keys.rail']]],
    ['keys.table', [['/', 'project.filter'], ['j', 'keys.down'], ['k', 'keys.up'], ['o', 'keys.openRun'], ['x', 'keys.hide'], ['Space', 'keys.choose'], ['p', 'project.asBaseline'], ['c', 'project.compare'], ['Esc', 'project.chooseNone']]],
    ['keys.charts', [['s', 'keys.smooth'], ['l', 'charts.logY'], ['\u2190 \u2192', 'keys.cursor'], ['\u2191 \u2193', 'keys.line'], ['Shift \u2190 \u2192', 'keys.far'], ['+ \u2212', 'keys.zoom'], ['0', 'charts.reset'], ['f', 'charts.full']]],
];

/** All keys there are. */
export function KeySheet({ close }: { close: () => void }): JSX.Element {
    const { t } = useWords();
    return (
        <Dialog title={t('keys.sheet')} close={close}>
            <div className="key-sheet">
                {ROOMS.map(([room, keys]) => (
                    <section key={room}>
                        <h3>{t(room)}</h3>
                        <dl>
                            {keys.map(([key, what]) => (
                                <div key={key}>
                                    <dt>
                                        {key.split(' ').map((k) => (
                                            <kbd key={k}>{k}</kbd>
                                        ))}
                                    </dt>
                                    <dd>{t(what)}</dd>
                                </div>
                            ))}
                        </dl>
                    </section>
                ))}
            </div>
        </Dialog>
    );
}
