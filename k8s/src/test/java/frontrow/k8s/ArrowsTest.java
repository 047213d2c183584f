package frontrow.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrowsTest {

    /** Who speaks to whom on one machine for trying out: one database server for all. */
    private static final String ARROWS_OF_SINGLE = """
            queue → kafka, registry
            reservation → kafka, registry, postgres
            payment → kafka, registry, postgres
            wallet → kafka, registry, postgres
            analytics → kafka, registry, postgres
            topics → kafka, registry
            audit → kafka, registry
            registry → postgres
            concerts → queue, reservation
            namespace ingress-nginx → web, queue, reservation, payment, wallet, analytics
            """;

    /** The table of the parts in docs/ARCHITECTURE.md: each service its own topic by Kafka, and its own database. */
    private static final String ARROWS_OF_PRODUCTION = """
            queue → kafka, registry, the world
            reservation → kafka, registry, reservation-db, the world
            payment → kafka, registry, payment-db, the world
            wallet → kafka, registry, wallet-db, the world
            analytics → kafka, registry, analytics-db, the world
            topics → kafka, registry
            audit → kafka, registry
            registry → registry-db
            namespace ingress-nginx → web, queue, reservation, payment, wallet, analytics
            namespace monitoring → queue, reservation, payment, wallet, analytics
            namespace keda → kafka
            namespace cnpg-system → reservation-db, payment-db, wallet-db, analytics-db, registry-db
            """;

    @ParameterizedTest
    @ValueSource(strings = {"single", "production"})
    void theArrowsAreThoseOfTheDesign(String overlay) throws Exception {
        Arrows arrows = Arrows.of(Overlay.built(overlay));
        Set<String> designed = arrows(overlay.equals("single") ? ARROWS_OF_SINGLE : ARROWS_OF_PRODUCTION);

        assertThat(arrows.said()).as("what may be sent, but for names")
                .filteredOn(arrow -> !arrow.endsWith(" → namespace kube-system"))
                .containsExactlyInAnyOrderElementsOf(designed.stream().filter(arrow -> !arrow.startsWith("namespace ")).toList());
        assertThat(arrows.heard()).as("what is let in")
                .containsExactlyInAnyOrderElementsOf(designed.stream().filter(arrow -> !arrow.endsWith(" → the world")).toList());
    }

    private static Set<String> arrows(String table) {
        return table.lines().flatMap(line -> {
            String[] sides = line.split(" → ", 2);
            return Arrays.stream(sides[1].split(", ")).map(to -> sides[0] + " → " + to);
        }).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "production"})
    void nobodyMayBeginWhatIsNotSaid(String overlay) throws Exception {
        Node nobody = Overlay.built(overlay).object("NetworkPolicy", "nobody").at("spec");

        assertThat(nobody.each("policyTypes")).extracting(Node::text).containsExactlyInAnyOrder("Ingress", "Egress");
        Overlay.built(overlay).pods().forEach((name, pod) -> assertThat(pod.at("metadata").at("labels").text("frontrow.org/part"))
                .as("%s is among those who may not", name).isNotEmpty());
    }
}
