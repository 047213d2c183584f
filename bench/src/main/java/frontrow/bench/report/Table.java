package frontrow.bench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown, which can be read on a terminal, too. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... columns) {
        rows.add(List.of(columns));
    }

    public Table row(String... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("%d cells for %d columns.".formatted(cells.length, rows.getFirst().size()));
        }
        rows.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        int columns = rows.getFirst().size();
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            int at = column;
            widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElseThrow());
        }
        StringBuilder text = new StringBuilder();
        append(text, rows.getFirst(), widths);
        append(text, Collections.nCopies(columns, "-").stream().map(String::valueOf).toList(), widths.stream().toList(), '-');
        rows.subList(1, rows.size()).forEach(row -> append(text, row, widths));
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> cells, List<Integer> widths) {
        append(text, cells, widths, ' ');
    }

    private static void append(StringBuilder text, List<String> cells, List<Integer> widths, char fill) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            text.append("| ").append(cell).repeat(fill, widths.get(column) - cell.length()).append(' ');
        }
        text.append("|\n");
    }
}
