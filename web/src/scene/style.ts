/** The look of what lies over a picture. Names are those of the tokens; the values behind them serve pages that have no tokens. */
export const CSS = `
.ls{position:relative;display:inline-block;max-width:100%;vertical-align:top;outline:none;
 --l-float:var(--float,light-dark(#fff,#1a1f29));--l-edge:var(--edge,light-dark(#d3d8dd,#343b49));
 --l-ink:var(--ink,light-dark(#14171c,#e8ebf0));--l-ink2:var(--ink-2,light-dark(#474d57,#b3bac5));
 --l-accent:var(--accent,light-dark(#00756b,#3ecfbe));--l-on:var(--on-accent,light-dark(#fff,#06211e));
 --l-hair:var(--hair,light-dark(#e5e8eb,#222833));
 font:12px/16px Inter,'PingFang SC','Microsoft YaHei UI','Noto Sans SC','Noto Sans CJK SC',system-ui,sans-serif;
 font-variant-numeric:tabular-nums;color:var(--l-ink)}
.ls-stage{position:relative;max-width:100%;touch-action:pan-y;overflow:hidden;user-select:none}
.ls:focus-visible .ls-stage,.ls-entry:focus-visible{outline:2px solid var(--l-accent);outline-offset:2px}
.ls-layer{position:absolute;inset:0;width:100%;height:100%;display:block}
.ls-over{pointer-events:none}
.ls-entry{position:absolute;padding:0;border:0;background:none;cursor:pointer;border-radius:3px}
.ls-tip{position:absolute;z-index:1;pointer-events:none;max-width:320px;padding:6px 8px;border:1px solid var(--l-edge);border-radius:5px;
 background:var(--l-float);box-shadow:0 1px 2px light-dark(#14171c0d,#0000004d),0 4px 16px light-dark(#14171c17,#00000073);overflow-wrap:anywhere}
.ls-tip b{font-weight:600;display:flex;gap:6px;align-items:center}
.ls-tip i{flex:none;width:8px;height:8px;border-radius:2px}
.ls-tip dl{display:grid;grid-template-columns:auto auto;gap:0 12px;margin:0}
.ls-tip dt{color:var(--l-ink2)}.ls-tip dt i{display:inline-block;margin-right:6px}.ls-tip .ls-near{font-weight:600;color:var(--l-ink)}.ls-tip dd{margin:0;text-align:right}
.ls-tip dl.ls-lone{grid-template-columns:auto}.ls-lone dd{text-align:left}
.ls-pinned{border-color:var(--l-accent)}
.ls-say{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.ls summary{cursor:pointer;color:var(--l-ink2);padding:4px 0}
.ls-rows{max-height:320px;overflow:auto}
.ls table{border-collapse:collapse}
.ls th,.ls td{padding:4px 12px 4px 0;text-align:left;border-bottom:1px solid var(--l-hair);font-weight:400;white-space:nowrap}
.ls th{font-weight:500;color:var(--l-ink2)}
`;

const ID = 'loupe-scene-style';

/** Puts the style into the page, once. */
export function dress(document: Document): void {
    if (!document.getElementById(ID)) {
        const style = document.createElement('style');
        style.id = ID;
        style.textContent = CSS;
        document.head.append(style);
    }
}

/** Whether a colour `#rrggbb…` is dark; what cannot be read or seen through is not. */
export function dark(colour: string | undefined): boolean {
    const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})?$/i.exec(colour ?? '');
    if (!hex || (hex[4] !== undefined && parseInt(hex[4], 16) < 128)) {
        return false;
    }
    const [red, green, blue] = [hex[1], hex[2], hex[3]].map((part) => parseInt(part ?? '0', 16));
    return 0.299 * (red ?? 0) + 0.587 * (green ?? 0) + 0.114 * (blue ?? 0) < 128;
}
