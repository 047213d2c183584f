package frontrow.k8s;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who may speak to whom, by the network policies of an overlay: as those who speak are allowed, and as those who listen allow. */
record Arrows(Set<String> said, Set<String> heard) {

    private static final String PART = "frontrow.org/part";
    private static final String NAMESPACE = "kubernetes.io/metadata.name";

    static Arrows of(Overlay overlay) {
        Set<String> parts = new TreeSet<>();
        overlay.pods().values().forEach(pod -> parts.add(pod.at("metadata").at("labels").text(PART)));
        Set<String> said = new TreeSet<>();
        Set<String> heard = new TreeSet<>();
        for (Node policy : overlay.ofKind("NetworkPolicy")) {
            Node spec = policy.at("spec");
            List<String> selected = selected(spec.at("podSelector"), parts);
            spec.each("egress").forEach(rule -> arrows(selected, peers(rule.each("to"), parts), said));
            spec.each("ingress").forEach(rule -> arrows(peers(rule.each("from"), parts), selected, heard));
        }
        for (Node kafka : overlay.ofKind("Kafka")) { // Its operator makes its policy.
            kafka.at("spec").at("kafka").each("listeners")
                    .forEach(listener -> arrows(peers(listener.each("networkPolicyPeers"), parts), List.of("kafka"), heard));
        }
        return new Arrows(said, heard);
    }

    private static void arrows(List<String> from, List<String> to, Set<String> arrows) {
        from.forEach(one -> to.stream().filter(Predicate.not(one::equals)).forEach(other -> arrows.add(one + " → " + other)));
    }

    private static List<String> peers(List<Node> peers, Set<String> parts) {
        return peers.stream().flatMap(peer -> {
            if (peer.at("ipBlock").isThere()) {
                return Stream.of("the world");
            }
            if (peer.at("namespaceSelector").isThere()) {
                return Stream.of("namespace " + peer.at("namespaceSelector").at("matchLabels").text(NAMESPACE));
            }
            return selected(peer.at("podSelector"), parts).stream();
        }).toList();
    }

    /** The names of the parts; those that operators make have labels of their own. */
    private static List<String> selected(Node selector, Set<String> parts) {
        Node labels = selector.at("matchLabels");
        if (labels.text("strimzi.io/name").equals("frontrow-kafka")) {
            return List.of("kafka");
        }
        if (labels.at("cnpg.io/cluster").isThere()) {
            return List.of(labels.text("cnpg.io/cluster"));
        }
        if (labels.at(PART).isThere()) {
            return List.of(labels.text(PART));
        }
        return selector.each("matchExpressions").stream().filter(expression -> expression.text("key").equals(PART))
                .flatMap(expression -> switch (expression.text("operator")) {
                    case "In" -> expression.each("values").stream().map(Node::text);
                    case "Exists" -> parts.stream();
                    default -> throw new AssertionError("Not understood here: " + expression);
                }).toList();
    }
}
