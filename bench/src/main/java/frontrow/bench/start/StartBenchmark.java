package frontrow.bench.start;

import frontrow.bench.Scale;
import frontrow.bench.report.Result;
import frontrow.bench.report.Samples;
import frontrow.bench.report.Table;
import frontrow.bench.system.CpuTime;
import frontrow.bench.system.Launched;
import frontrow.bench.system.Memory;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** {@code ./frontrow} on no data and on data, its memory, and what it does while nobody comes. */
public final class StartBenchmark {

    private static final int SETTLE_SECONDS = 20;
    private static final int IDLE_SECONDS = 60;

    private final Samples first = new Samples();
    private final Samples again = new Samples();
    private final Samples megabytes = new Samples();
    private final Samples idlePercent = new Samples();

    public void run(Scale scale, Path directory, Result result) throws InterruptedException {
        Path log = directory.resolve("start.log");
        if (!scale.quick()) { // What is prepared once after a build is not counted.
            Launched.start(directory.resolve("prepared"), true, log).close();
        }
        for (int round = 1; round <= scale.rounds(); round++) {
            Path data = directory.resolve("round-" + round);
            try (Launched frontrow = Launched.start(data, !scale.quick(), log)) {
                first.add(frontrow.startedSeconds());
            }
            try (Launched frontrow = Launched.start(data, !scale.quick(), log)) {
                again.add(frontrow.startedSeconds());
                watch(frontrow, scale);
            }
            System.out.printf("Round %d of %d: %.1f s on no data, %.1f s again, %.0f MB, idle %.1f %% of a core%n", round,
                    scale.rounds(), first.last(), again.last(), megabytes.last(), idlePercent.last());
        }
        result.add(new Table("`./frontrow`", "figure").row("runs after, on no data, s", first.text(1))
                .row("runs after, on data, s", again.text(1)).row("memory, all processes, MB", megabytes.text(0))
                .row("idle, of one core, %", idlePercent.text(1)))
                .add("""
                        From starting the script until it says that Frontrow runs, everything built and the JVM's cache made. Memory is the
                        proportional set size of the JVM, PostgreSQL and the registry %d s after the start; idle is over the %d s after that.
                        Medians of the rounds, in brackets the least and the greatest.
                        """.formatted(SETTLE_SECONDS, IDLE_SECONDS));
    }

    private void watch(Launched frontrow, Scale scale) throws InterruptedException {
        TimeUnit.SECONDS.sleep(scale.of(SETTLE_SECONDS, 1));
        megabytes.add(Memory.megabytesOf(frontrow.pid()));
        double before = CpuTime.secondsOf(frontrow.pid());
        int seconds = scale.of(IDLE_SECONDS, 2);
        TimeUnit.SECONDS.sleep(seconds);
        idlePercent.add((CpuTime.secondsOf(frontrow.pid()) - before) / seconds * 100);
    }
}
