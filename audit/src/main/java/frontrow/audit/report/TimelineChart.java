package frontrow.audit.report;

import frontrow.events.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Records per minute as stacked bars, one colour a topic; many minutes share a bar. */
final class TimelineChart {

    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 160;
    private static final int BARS_MAX = 200;
    private static final List<String> COLOURS = List.of("#7a5195", "#2f6db5", "#ef8a17", "#2a9d6f");

    private TimelineChart() {}

    static String of(Map<Instant, List<Long>> perMinute) {
        if (perMinute.isEmpty()) {
            return "<p>No records.</p>";
        }
        List<Instant> minutes = List.copyOf(perMinute.keySet());
        long first = minutes.getFirst().getEpochSecond();
        long seconds = minutes.getLast().getEpochSecond() - first + 60;
        int bars = (int) Math.min(BARS_MAX, seconds / 60);
        long[][] counts = new long[bars][Topics.ALL.size()];
        perMinute.forEach((minute, byTopic) -> {
            int bar = (int) ((minute.getEpochSecond() - first) * bars / seconds);
            for (int topic = 0; topic < byTopic.size(); topic++) {
                counts[bar][topic] += byTopic.get(topic);
            }
        });
        return svg(counts, minutes);
    }

    private static String svg(long[][] counts, List<Instant> minutes) {
        long highest = 1;
        for (long[] bar : counts) {
            highest = Math.max(highest, Arrays.stream(bar).sum());
        }
        double width = (double) WIDTH / counts.length;
        List<String> parts = new ArrayList<>();
        for (int bar = 0; bar < counts.length; bar++) {
            double y = HEIGHT;
            for (int topic = 0; topic < counts[bar].length; topic++) {
                double height = (double) counts[bar][topic] * HEIGHT / highest;
                y -= height;
                parts.add(String.format(Locale.ROOT, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                        bar * width, y, Math.max(1, width - 1), height, COLOURS.get(topic)));
            }
        }
        StringBuilder legend = new StringBuilder();
        for (int topic = 0; topic < Topics.ALL.size(); topic++) {
            legend.append("<tspan fill=\"%s\">%s </tspan>".formatted(COLOURS.get(topic), Topics.ALL.get(topic)));
        }
        return "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"records per minute\">%s<text y=\"%d\" font-size=\"14\">%s to %s, highest %d &#160; %s</text></svg>"
                .formatted(WIDTH, HEIGHT + 24, String.join("", parts), HEIGHT + 18, minutes.getFirst(), minutes.getLast(),
                        highest,
                        legend);
    }
}
