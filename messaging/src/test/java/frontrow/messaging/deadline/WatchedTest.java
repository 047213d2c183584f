package frontrow.messaging.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.messaging.DeadlineWatcher.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WatchedTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    private final Watched watched = new Watched();

    @Test
    void handsOverWhatIsDueSoonestFirstAndNotMoreThanAsked() {
        watched.read(0, 0, watch(C, 3));
        watched.read(0, 1, watch(A, 1));
        watched.read(1, 0, watch(B, 2));

        assertThat(watched.due(at(0), 10)).isEmpty();
        assertThat(watched.due(at(2), 10)).containsExactly(A, B);
        assertThat(watched.due(at(9), 2)).containsExactly(A, B);
        assertThat(watched.soonest()).contains(at(1));
    }

    @Test
    void isDueAtItsVeryInstant() {
        watched.read(0, 0, watch(A, 1));

        assertThat(watched.due(at(1), 1)).containsExactly(A);
        assertThat(watched.due(at(1).minusNanos(1), 1)).isEmpty();
    }

    @Test
    void keepsWhatIsDueUntilItHasEnded() {
        watched.read(0, 0, watch(A, 1));

        assertThat(watched.due(at(1), 1)).containsExactly(A);
        assertThat(watched.due(at(1), 1)).containsExactly(A);
        watched.ended(List.of(A));

        assertThat(watched.due(at(1), 1)).isEmpty();
        assertThat(watched.size()).isZero();
    }

    @Test
    void forgetsWhatIsSettled() {
        watched.read(0, 0, watch(A, 1));
        watched.read(0, 1, new Note.Settled(A));
        watched.read(0, 2, new Note.Settled(B));

        assertThat(watched.due(at(9), 9)).isEmpty();
        assertThat(watched.committable()).containsExactly(Map.entry(0, 3L));
    }

    @Test
    void commitsOnlyUpToTheOldestThatIsStillWatched() {
        watched.read(0, 10, watch(A, 1));
        watched.read(0, 11, watch(B, 2));
        watched.read(0, 12, new Note.Nothing());
        watched.read(1, 5, new Note.Nothing());

        assertThat(watched.committable()).containsOnly(Map.entry(0, 10L), Map.entry(1, 6L));
        watched.ended(List.of(B));
        assertThat(watched.committable()).containsEntry(0, 10L);
        watched.ended(List.of(A));
        assertThat(watched.committable()).containsEntry(0, 13L);
    }

    @Test
    void aLaterDeadlineForTheSameReplacesTheEarlier() {
        watched.read(0, 1, watch(A, 1));
        watched.read(0, 2, watch(A, 5));

        assertThat(watched.due(at(4), 9)).isEmpty();
        assertThat(watched.due(at(5), 9)).containsExactly(A);
        assertThat(watched.committable()).containsEntry(0, 2L);
        assertThat(watched.size()).isOne();
    }

    @Test
    void asksAgainLaterWithoutForgettingWhereItWasReadOrWhenItWasDue() {
        watched.read(0, 7, watch(A, 1));

        watched.askAgain(List.of(A, B), at(2));

        assertThat(watched.due(at(1), 9)).isEmpty();
        assertThat(watched.due(at(2), 9)).containsExactly(A);
        assertThat(watched.dueAt(A)).contains(at(1));
        assertThat(watched.committable()).containsEntry(0, 7L);
    }

    @Test
    void dropsWhatAnotherInstanceWatchesNow() {
        watched.read(0, 1, watch(A, 1));
        watched.read(1, 1, watch(B, 1));

        watched.drop(0);

        assertThat(watched.due(at(9), 9)).containsExactly(B);
        assertThat(watched.committable()).containsOnlyKeys(1);
        assertThat(watched.size()).isOne();
    }

    /** Whatever happens, reading on from what may be committed finds all that is watched again. */
    @Test
    void aSuccessorThatReadsFromTheCommittedOffsetsWatchesTheSame() {
        Random random = new Random(20260101);
        for (int round = 0; round < 200; round++) {
            Watched first = new Watched();
            Map<Long, Note> log = new HashMap<>();
            for (long offset = 0; offset < 100; offset++) {
                UUID id = new UUID(0, random.nextInt(20));
                Note note = switch (random.nextInt(3)) {
                    case 0 -> new Note.Settled(id);
                    case 1 -> new Note.Nothing();
                    default -> watch(id, random.nextInt(50));
                };
                log.put(offset, note);
                first.read(0, offset, note);
                if (random.nextInt(10) == 0) {
                    first.askAgain(first.due(at(10), 3), at(11));
                }
            }

            Watched successor = new Watched();
            for (long offset = first.committable().getOrDefault(0, 0L); offset < 100; offset++) {
                successor.read(0, offset, log.getOrDefault(offset, new Note.Nothing()));
            }

            assertThat(successor.due(at(100), 100)).containsExactlyInAnyOrderElementsOf(first.due(at(100), 100));
        }
    }

    @Test
    void watchesAHundredThousandAtOnce() {
        for (int i = 0; i < 100_000; i++) {
            watched.read(i % 12, i, watch(new UUID(1, i), i % 300));
        }

        assertThat(watched.due(at(300), 500)).hasSize(500);
        for (int batch = 0; batch < 200; batch++) {
            watched.ended(watched.due(at(300), 500));
        }

        assertThat(watched.size()).isZero();
    }

    private static Note watch(UUID id, int dueAfterSeconds) {
        return new Note.Watch(id, at(dueAfterSeconds));
    }

    private static Instant at(int seconds) {
        return NOON.plus(Duration.ofSeconds(seconds));
    }
}
