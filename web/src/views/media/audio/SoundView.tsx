import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type JSX, type MouseEvent } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { onTheme, theme } from '../../../kit/theme.ts';
import { useMedia } from '../../../kit/useMedia.ts';
import { envelope, FLOOR, spectrogram } from './spectrum.ts';
import { useSound, type Sound } from './useSound.ts';

const COLUMNS = 560;
const WAVE = 64;
const SPECTRUM = 128;
const INKS = 7;

/** A sound: played, as a wave and as the power of its frequencies over time. A press goes to that time. */
export function SoundView({ url, name, bytes, colour }: { url: string; name: string; bytes: number | null; colour: string }): JSX.Element {
    const { t } = useWords();
    const player = useRef<HTMLAudioElement>(null);
    const [at, setAt] = useState(0);
    const { sound } = useSound(url, bytes);
    const seek = (event: MouseEvent<HTMLElement>): void => {
        const box = event.currentTarget.getBoundingClientRect();
        if (player.current && sound) {
            player.current.currentTime = ((event.clientX - box.left) / box.width) * (sound.samples.length / sound.rate);
        }
    };
    return (
        <div className="sound">
            <audio ref={player} src={url} controls preload="metadata" aria-label={name} onTimeUpdate={(e) => setAt(e.currentTarget.duration > 0 ? e.currentTarget.currentTime / e.currentTarget.duration : 0)} />
            {sound && sound.samples.length > 0 && (
                <>
                    <div className="drawn-sound" onClick={seek}>
                        <Drawing sound={sound} colour={colour} label={t('media.wave', { name })} />
                        {at > 0 && <i style={{ left: `${100 * at}%` }} />}
                        <span className="fact high">{`${(sound.rate / 2000).toFixed(1)} kHz`}</span>
                    </div>
                    <p className="fact">
                        {[`${(sound.samples.length / sound.rate).toFixed(2)} s`, `${sound.rate.toLocaleString('en-US')} Hz`, t('media.channels', { n: sound.channels })].join(' · ')}
                    </p>
                </>
            )}
        </div>
    );
}

function Drawing({ sound, colour, label }: { sound: Sound; colour: string; label: string }): JSX.Element {
    const canvas = useRef<HTMLCanvasElement>(null);
    const system = useMedia('(prefers-color-scheme: dark)');
    const chosen = useSyncExternalStore(onTheme, theme);
    const wave = useMemo(() => envelope(sound.samples, COLUMNS), [sound]);
    const power = useMemo(() => spectrogram(sound.samples, COLUMNS), [sound]);
    useEffect(() => {
        const element = canvas.current as HTMLCanvasElement;
        const context = element.getContext('2d') as CanvasRenderingContext2D;
        const ink = (token: string): string => {
            element.style.color = `var(${token})`;
            return getComputedStyle(element).color;
        };
        context.clearRect(0, 0, COLUMNS, WAVE + SPECTRUM);
        context.fillStyle = ink(colour);
        const loudest = Math.max(1e-6, ...wave.high, ...wave.low.map((v) => -v));
        for (let c = 0; c < COLUMNS; c++) {
            const [top, foot] = [wave.high[c] as number, wave.low[c] as number].map((v) => (WAVE / 2) * (1 - (0.95 * v) / loudest)) as [number, number];
            context.fillRect(c, top, 1, Math.max(1, foot - top));
        }
        const inks = Array.from({ length: INKS }, (_, i) => ink(`--count-${i + 1}`));
        const each = SPECTRUM / power.rows;
        for (let c = 0; c < COLUMNS; c++) {
            for (let k = 0; k < power.rows; k++) {
                const share = 1 - (power.decibels[c * power.rows + k] as number) / FLOOR;
                if (share > 0.05) {
                    context.fillStyle = inks[Math.min(INKS - 1, Math.floor(share * INKS))] as string;
                    context.fillRect(c, WAVE + SPECTRUM - (k + 1) * each, 1, each);
                }
            }
        }
    }, [wave, power, colour, system, chosen]);
    return <canvas ref={canvas} width={COLUMNS} height={WAVE + SPECTRUM} role="img" aria-label={label} />;
}
