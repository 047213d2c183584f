package frontrow.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a benchmark found: on the terminal, and as a page with its plot among the results, which holds what has been found so far. */
public final class Result {

    private final String name;
    private final StringBuilder page = new StringBuilder();
    private final Path directory;

    public Result(String name, String command, Path directory) {
        this.name = name;
        this.directory = directory;
        page.append("# ").append(name).append("\n\n`").append(command).append("` on ").append(Machine.describe()).append(".\n");
    }

    /** A paragraph, a table, anything that stands by itself. */
    public Result add(Object block) {
        page.append('\n').append(block.toString().stripTrailing()).append('\n');
        System.out.println("\n" + block);
        write(name + ".md", page.toString());
        return this;
    }

    public Result plot(String title, Plot plot) {
        return picture(title, name + ".svg", plot);
    }

    /** @param what tells it from the benchmark's other plots */
    public Result plot(String title, String what, Plot plot) {
        return picture(title, name + "-" + what + ".svg", plot);
    }

    private Result picture(String title, String file, Plot plot) {
        write(file, plot.svg(title));
        page.append("\n![").append(title).append("](").append(file).append(")\n");
        return this;
    }

    public void write() {
        System.out.println("Written to " + write(name + ".md", page.toString()));
    }

    private Path write(String file, String text) {
        try {
            Files.createDirectories(directory);
            return Files.writeString(directory.resolve(file), text);
        } catch (IOException failed) {
            throw new UncheckedIOException("The results cannot be written to " + directory + ".", failed);
        }
    }
}
