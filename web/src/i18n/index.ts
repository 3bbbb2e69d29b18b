import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Hint } from '../api/client.ts';
import { en, one, type Word } from './en.ts';
import { said } from './said.ts';
import { zh } from './zh.ts';

const KEPT = 'loupe.language';
const ONE = '.one';

/** Languages of the pages. */
export type Language = 'en' | 'zh-CN';

function first(): Language {
    const kept = localStorage.getItem(KEPT);
    if (kept === 'en' || kept === 'zh-CN') {
        return kept;
    }
    return navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
}

void i18next.use(initReactI18next).init({
    lng: first(),
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: false,
    resources: { en: { translation: { ...en, ...Object.fromEntries(Object.entries(one).map(([word, text]) => [word + ONE, text])) } }, 'zh-CN': { translation: zh } },
    interpolation: { escapeValue: false },
});
document.documentElement.lang = i18next.language;

export function setLanguage(language: Language): void {
    localStorage.setItem(KEPT, language);
    document.documentElement.lang = language;
    void i18next.changeLanguage(language);
}

interface Words {
    t: (word: Word, values?: Record<string, string | number>) => string;
    /** Why something failed or was not found; in the server's English where the page has no words for it. */
    says: (failure: unknown) => string;
    language: Language;
}

/** The words in the language of the page. */
export function useWords(): Words {
    const { t, i18n } = useTranslation();
    const singular = (word: Word, values: Record<string, string | number>): string => (i18n.language === 'en' && String(values['n']) === '1' && one[word] ? `${word}${ONE}` : word);
    const says = (failure: unknown): string => {
        if (failure instanceof TypeError && failure.message.includes('fetch')) {
            return t('error.unreachable');
        }
        const { wording, detail } = failure as Partial<Hint>;
        const own = i18n.language === 'zh-CN' && wording ? said(wording) : null;
        return own ?? detail ?? (failure instanceof Error ? failure.message : String(failure));
    };
    return { t: (word, values = {}) => t(singular(word, values), values), says, language: i18n.language === 'zh-CN' ? 'zh-CN' : 'en' };
}
