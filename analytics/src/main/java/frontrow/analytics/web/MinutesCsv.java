package frontrow.analytics.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import frontrow.analytics.domain.Measure;
import frontrow.analytics.domain.Reports.Grain;
import frontrow.analytics.domain.Reports.Minute;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Figures by minute as comma-separated values (RFC 4180): the minute, what it is told apart by, then a column a measure. */
final class MinutesCsv {

    private MinutesCsv() {}

    static String of(List<Minute> minutes, Grain by) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(line(by, "minute", "performanceId", "section", Measure::name));
            minutes.forEach(minute -> csv.writeRecord(line(by, minute.minute().toString(),
                    Objects.toString(minute.performanceId(), ""), Objects.toString(minute.section(), ""),
                    measure -> String.valueOf(minute.total().getOrDefault(measure, 0L)))));
        }
        return text.toString();
    }

    private static List<String> line(Grain by, String minute, String performance, String section, Function<Measure, String> of) {
        List<String> line = new ArrayList<>(List.of(minute));
        if (by != Grain.CONCERT) {
            line.add(performance);
        }
        if (by == Grain.SECTION) {
            line.add(section);
        }
        Arrays.stream(Measure.values()).map(of).forEach(line::add);
        return line;
    }
}
