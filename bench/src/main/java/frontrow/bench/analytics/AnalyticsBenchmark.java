package frontrow.bench.analytics;

import frontrow.bench.Scale;
import frontrow.bench.load.Latency;
import frontrow.bench.report.Result;
import frontrow.bench.report.Samples;
import frontrow.bench.report.Table;
import frontrow.bench.system.RunningServers;
import frontrow.bench.topics.PurchaseLog;
import frontrow.bench.topics.TopicFiller;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** How fast the figures are counted from the first record on, and how old the oldest event is that is not in them, at a steady rate. */
public final class AnalyticsBenchmark {

    private static final int EVENTS_OF_A_PURCHASE = 11;
    private static final int EVENTS_PER_SECOND = 1_000;
    private static final long NANOS_PER_EVENT = TimeUnit.SECONDS.toNanos(1) / EVENTS_PER_SECOND;

    private final Samples perSecond = new Samples();
    private final Samples micros = new Samples();
    private final Samples ageMsP50 = new Samples();
    private final Samples ageMsP99 = new Samples();
    private final Samples ageMsMax = new Samples();

    public void run(Scale scale, Path directory, Result result) throws SQLException, InterruptedException {
        try (RunningServers servers = RunningServers.start(directory.resolve("servers"), "analytics");
                TopicFiller topics = new TopicFiller(servers.bootstrapServers(), servers.registryUrl())) {
            PurchaseLog log = new PurchaseLog(topics);
            int purchases = scale.of(50_000, 50);
            for (int seat = 1; seat <= purchases; seat++) {
                log.purchase(seat);
            }
            long records = topics.flush();
            try (Counting counting = new Counting(servers, directory.resolve("analytics.log"))) {
                counting.await(records);
                for (int round = 1; round <= scale.rounds(); round++) {
                    countAnew(counting, records);
                    System.out.printf("Round %d of %d: %,.0f records/s, %.0f µs of CPU each%n", round, scale.rounds(),
                            perSecond.last(), micros.last());
                }
                int seat = purchases;
                for (int round = 1; round <= scale.rounds(); round++) {
                    seat = follow(counting, log, seat, scale.of(20, 2));
                    System.out.printf("Round %d of %d: oldest event not counted p50 %.0f p99 %.0f max %.0f ms%n", round,
                            scale.rounds(), ageMsP50.last(), ageMsP99.last(), ageMsMax.last());
                }
            }
            result.add(new Table("analytics", "figure").row("counted from the first record on, records/s", perSecond.text(0))
                    .row("CPU a record, µs", micros.text(0))
                    .row("at %,d events/s, age of the oldest event not counted, p50, ms".formatted(EVENTS_PER_SECOND),
                            ageMsP50.text(0))
                    .row("p99, ms", ageMsP99.text(0)).row("most, ms", ageMsMax.text(0))).add("""
                            %,d records of purchases, eleven each, in four topics of four partitions, counted anew by a running service that has
                            counted them once. CPU is the service's own. The age is looked up every 20 ms, from when an event was handed to
                            Kafka's producer. Medians of the rounds, in brackets the least and the greatest.
                            """.formatted(records));
        }
    }

    private void countAnew(Counting counting, long records) throws SQLException, InterruptedException {
        double cpuBefore = counting.cpuSeconds();
        counting.countAnew();
        long began = System.nanoTime();
        counting.await(records);
        perSecond.add(records * 1e9 / (System.nanoTime() - began));
        micros.add((counting.cpuSeconds() - cpuBefore) * 1e6 / records);
    }

    /** @return the last seat that was sold */
    private int follow(Counting counting, PurchaseLog log, int sold, int seconds)
            throws SQLException, InterruptedException {
        long before = counting.counted();
        int purchases = seconds * EVENTS_PER_SECOND / EVENTS_OF_A_PURCHASE;
        long[] saidNanos = new long[purchases * EVENTS_OF_A_PURCHASE];
        Latency age = new Latency();
        Thread watching = Thread.ofPlatform().start(() -> watch(counting, before, saidNanos, age));
        long began = System.nanoTime();
        for (int purchase = 0; purchase < purchases; purchase++) {
            long due = began + NANOS_PER_EVENT * EVENTS_OF_A_PURCHASE * purchase;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                TimeUnit.NANOSECONDS.sleep(left);
            }
            log.purchase(sold + purchase + 1);
            synchronized (saidNanos) {
                Arrays.fill(saidNanos, purchase * EVENTS_OF_A_PURCHASE, (purchase + 1) * EVENTS_OF_A_PURCHASE, System.nanoTime());
            }
        }
        watching.join();
        ageMsP50.add(age.msAt(50));
        ageMsP99.add(age.msAt(99));
        ageMsMax.add(age.msMax());
        return sold + purchases;
    }

    private static void watch(Counting counting, long before, long[] saidNanos, Latency age) {
        try {
            for (int counted = 0; counted < saidNanos.length; counted = (int) (counting.counted() - before)) {
                long now = System.nanoTime();
                long said;
                synchronized (saidNanos) {
                    said = saidNanos[counted];
                }
                age.record(said == 0 ? 0 : Math.max(0, now - said));
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The database does not say how far counting has come.", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
