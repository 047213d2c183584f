package frontrow.bench.report;

import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lines through points, the vertical axis logarithmic, the horizontal one if wanted, as SVG. */
public final class Plot {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final int LEFT = 60;
    private static final int RIGHT = 180;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final int TICKS = 5;
    private static final List<String> COLOURS = List.of("#1b6ca8", "#d1495b", "#2e8b57", "#8a5a00", "#6b4ea0", "#555555");

    private final String xName;
    private final String yName;
    private final Map<String, List<Point>> lines = new LinkedHashMap<>();
    private boolean powersOfTen;

    public Plot(String xName, String yName) {
        this.xName = xName;
        this.yName = yName;
    }

    public record Point(double x, double y) {}

    public Plot line(String name, List<Point> points) {
        lines.put(name, List.copyOf(points));
        return this;
    }

    /** The horizontal axis, too; its values are from 1. */
    public Plot byPowersOfTen() {
        powersOfTen = true;
        return this;
    }

    String svg(String title) {
        double xMax = lines.values().stream().flatMap(List::stream).mapToDouble(Point::x).max().orElse(1);
        xMax = powersOfTen ? Math.max(1, Math.ceil(Math.log10(xMax))) : xMax;
        double yMin = lines.values().stream().flatMap(List::stream).mapToDouble(Point::y).filter(y -> y > 0).min().orElse(1);
        double yMax = lines.values().stream().flatMap(List::stream).mapToDouble(Point::y).max().orElse(10);
        int lowest = (int) Math.floor(Math.log10(yMin));
        int highest = Math.max(lowest + 1, (int) Math.ceil(Math.log10(yMax)));
        Scale scale = new Scale(xMax, lowest, highest, powersOfTen);
        Formatter svg = new Formatter(Locale.ROOT);
        svg.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n",
                WIDTH,
                HEIGHT);
        svg.format("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>%n", WIDTH, HEIGHT);
        svg.format("<text x=\"%d\" y=\"22\" font-size=\"15\">%s</text>%n", LEFT, escaped(title));
        axes(svg, scale);
        int number = 0;
        for (Map.Entry<String, List<Point>> line : lines.entrySet()) {
            draw(svg, line.getKey(), line.getValue(), scale, number++);
        }
        return svg.format("</svg>%n").toString();
    }

    private void axes(Formatter svg, Scale scale) {
        for (int power = scale.lowest; power <= scale.highest; power++) {
            double y = scale.y(Math.pow(10, power));
            svg.format("<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>%n", LEFT, y, WIDTH - RIGHT);
            svg.format("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n", LEFT - 6, y + 4, number(Math.pow(10, power)));
        }
        int ticks = powersOfTen ? (int) scale.xMax : TICKS;
        for (int tick = 0; tick <= ticks; tick++) {
            double x = powersOfTen ? Math.pow(10, tick) : scale.xMax * tick / TICKS;
            svg.format("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n", scale.x(x), HEIGHT - BOTTOM + 18,
                    number(x));
        }
        svg.format("<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#333\"/>%n", LEFT, TOP, HEIGHT - BOTTOM, WIDTH - RIGHT);
        svg.format("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n", (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12,
                escaped(xName));
        svg.format("<text transform=\"translate(16 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>%n",
                (TOP + HEIGHT - BOTTOM) / 2,
                escaped(yName));
    }

    private static void draw(Formatter svg, String name, List<Point> points, Scale scale, int number) {
        String colour = COLOURS.get(number % COLOURS.size());
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(
                    String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", scale.x(point.x), scale.y(point.y)));
            svg.format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n", scale.x(point.x), scale.y(point.y), colour);
        }
        svg.format("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n", path, colour);
        svg.format("<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n", WIDTH - RIGHT + 12, TOP + 16 + 18 * number, colour,
                escaped(name));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 1 || value == 0 ? "%,.0f" : "%.3g", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private record Scale(double xMax, int lowest, int highest, boolean powersOfTen) {

        double x(double value) {
            return LEFT + (powersOfTen ? Math.log10(value) : value) / xMax * (WIDTH - RIGHT - LEFT);
        }

        double y(double value) {
            double power = Math.clamp(Math.log10(Math.max(value, Double.MIN_NORMAL)), lowest, highest);
            return HEIGHT - BOTTOM - (power - lowest) / (highest - lowest) * (HEIGHT - BOTTOM - TOP);
        }
    }
}
