package frontrow.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Runs seeds. */
final class Run {

    private Run() {}

    /** @return what does not hold at the end */
    static List<String> violations(long seed, Wiring wiring) {
        return new Town(seed, wiring, null).run();
    }

    static boolean auditSees(long seed, Wiring wiring) {
        Town town = new Town(seed, wiring, null);
        town.run();
        int before = town.world().violations().size();
        new AuditInvariants(town).check();
        return town.world().violations().size() > before;
    }

    /** The story of a run, one line an event. */
    static String story(long seed, Wiring wiring) {
        StringBuilder story = new StringBuilder();
        new Town(seed, wiring, line -> story.append(line).append('\n')).run();
        return story.toString();
    }

    /** @return the first seed of these under which something does not hold */
    static Optional<Long> firstFailing(LongStream seeds, Wiring wiring) {
        return seeds.filter(seed -> !violations(seed, wiring).isEmpty()).boxed().findFirst();
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
