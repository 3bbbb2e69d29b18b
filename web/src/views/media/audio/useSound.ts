import { useQuery } from '@tanstack/react-query';

/** A sound as numbers, its channels averaged. */
export interface Sound {
    samples: Float32Array;
    /** Samples a second. */
    rate: number;
    channels: number;
}

const MOST_BYTES = 64 << 20;
const RATE = 44_100;
const [SLOWEST, FASTEST] = [8_000, 96_000];

/** The sound of a file, as the browser decodes it; null where it is too long or no sound that the browser knows. */
export function useSound(url: string, bytes: number | null): { sound: Sound | null; loaded: boolean } {
    const asked = useQuery({
        queryKey: ['sound', url],
        enabled: bytes === null || bytes <= MOST_BYTES,
        staleTime: Infinity,
        gcTime: 60_000,
        retry: false,
        placeholderData: undefined,
        queryFn: async (): Promise<Sound | null> => {
            const file = await (await fetch(url)).arrayBuffer();
            return file.byteLength > MOST_BYTES ? null : decoded(file);
        },
    });
    return { sound: asked.data ?? null, loaded: !asked.isPending || asked.fetchStatus === 'idle' };
}

async function decoded(file: ArrayBuffer): Promise<Sound> {
    const rate = rateOf(new DataView(file)) ?? RATE;
    const found = await new OfflineAudioContext(1, 1, Math.max(SLOWEST, Math.min(FASTEST, rate))).decodeAudioData(file);
    const samples = new Float32Array(found.length);
    for (let c = 0; c < found.numberOfChannels; c++) {
        found.getChannelData(c).forEach((v, i) => {
            samples[i] = (samples[i] as number) + v / found.numberOfChannels;
        });
    }
    return { samples, rate: found.sampleRate, channels: found.numberOfChannels };
}

const [RIFF, WAVE, FMT] = [0x52494646, 0x57415645, 0x666d7420];

/** The sample rate that a WAV file's chunk `fmt ` names; null of any other file. */
export function rateOf(file: DataView): number | null {
    if (file.byteLength < 12 || file.getUint32(0) !== RIFF || file.getUint32(8) !== WAVE) {
        return null;
    }
    for (let at = 12; at + 16 <= file.byteLength; at += 8 + file.getUint32(at + 4, true) + (file.getUint32(at + 4, true) % 2)) {
        if (file.getUint32(at) === FMT) {
            return file.getUint32(at + 12, true);
        }
    }
    return null;
}
