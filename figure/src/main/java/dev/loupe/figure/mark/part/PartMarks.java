package dev.loupe.figure.mark.part;

import dev.loupe.figure.mark.Mark;

import java.util.List;

/// The marks that show parts of a whole.
public final class PartMarks {
    public static final List<Mark> ALL =
            List.of(
                    new PieMark(),
                    new SunburstMark(),
                    new TreemapMark(),
                    new IcicleMark(),
                    new FunnelMark(),
                    new WaterfallMark(),
                    new GaugeMark(),
                    new BulletMark(),
                    new TableMark(),
                    new WaffleMark(),
                    new MosaicMark());

    private PartMarks() {}
}
