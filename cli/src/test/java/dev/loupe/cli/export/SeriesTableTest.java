package dev.loupe.cli.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.runs.domain.SeriesKey;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.StringWriter;

final class SeriesTableTest {
    @Test
    void csvQuotesWhatNeedsIt() throws IOException {
        StringWriter text = new StringWriter();
        try (CsvTable table = new CsvTable(text)) {
            table.series("a,b", "r1", "say \"hi\"", new SeriesKey("loss", "{\"subset\":\"val\"}"));
            table.point(-3, 1_700_000_000_123_456L, 0.1);
        }
        assertEquals(
                """
                project,run_id,run,key,step,time,value
                "a,b",r1,"say ""hi""\","loss{""subset"":""val""}",-3,1700000000.123456,0.1
                """,
                text.toString());
    }

    @Test
    void jsonSaysNonFiniteValuesByTheirWords() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonlTable table = new JsonlTable(text)) {
            table.series("p", "r1", "r", SeriesKey.of("a\nb"));
            table.point(0, 1_500_000, Double.NaN);
            table.point(1, -500_000, Double.NEGATIVE_INFINITY);
            table.point(2, 0, -0.0);
        }
        assertEquals(
                """
                {"project":"p","run_id":"r1","run":"r","key":"a\\nb","step":0,"time":1.5,"value":"NaN"}
                {"project":"p","run_id":"r1","run":"r","key":"a\\nb","step":1,"time":-0.5,"value":"-Infinity"}
                {"project":"p","run_id":"r1","run":"r","key":"a\\nb","step":2,"time":0,"value":-0.0}
                """,
                text.toString());
    }
}
