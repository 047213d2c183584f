package frontrow.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final int SEEDS = 100;

    /** What differs from process to process (the order of immutable sets, identity hashes) has no part in it. */
    @Test
    void theSameSeedIsTheSameRunToTheByteInAnotherProcessToo() throws IOException {
        Process other = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), ReplayTest.class.getName()).redirectErrorStream(true).start();
        String otherHash = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertThat(otherHash).isEqualTo(hashOfStories());
        assertThat(hashOfStories()).isEqualTo(otherHash);
    }

    @Test
    void twoSeedsAreTwoRuns() {
        assertThat(LongStream.range(0, SEEDS).mapToObj(seed -> Run.story(seed, new Wiring())).distinct()).hasSize(SEEDS);
    }

    private static String hashOfStories() {
        StringBuilder stories = new StringBuilder();
        LongStream.range(0, SEEDS).forEach(seed -> stories.append(Run.story(seed, new Wiring())));
        return Run.sha256(stories.toString());
    }

    @SuppressWarnings("SystemOut") // for the process that has started it
    public static void main(String[] none) {
        System.out.println(hashOfStories());
    }
}
