package frontrow.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The same figure of several rounds. */
public final class Samples {

    private final List<Double> values = new ArrayList<>();

    public void add(double value) {
        values.add(value);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** @throws java.util.NoSuchElementException if there is none */
    public double last() {
        return values.getLast();
    }

    /** @throws IllegalStateException if there is none */
    public double median() {
        if (values.isEmpty()) {
            throw new IllegalStateException("Nothing was measured.");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The median, and with more than one round the least and the greatest; a dash for none. */
    public String text(int decimals) {
        if (values.isEmpty()) {
            return "–";
        }
        String number = "%,." + decimals + "f";
        double least = values.stream().min(Double::compare).orElseThrow();
        double greatest = values.stream().max(Double::compare).orElseThrow();
        return values.size() == 1
                ? String.format(Locale.ROOT, number, median())
                : String.format(Locale.ROOT, number + " (" + number + "–" + number + ")", median(), least, greatest);
    }
}
