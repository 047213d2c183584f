package frontrow.k8s;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** All objects of an overlay, as {@code kubectl kustomize} makes them. */
record Overlay(String name, List<Node> objects) {

    private static final List<Path> KUBECTL = Stream.of("/usr/bin/kubectl", "/usr/local/bin/kubectl").map(Path::of).toList();

    /** Without kubectl the test that asks is skipped, and says so. */
    static Overlay built(String name) throws IOException, InterruptedException {
        Path kubectl = KUBECTL.stream().filter(Files::isExecutable).findFirst().orElse(null);
        assumeTrue(kubectl != null, "No kubectl is installed: no manifest is built.");
        Process build = new ProcessBuilder(String.valueOf(kubectl), "kustomize", "overlays/" + name).start();
        String built = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String said = new String(build.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (build.waitFor() != 0 || !said.isEmpty()) {
            throw new IllegalStateException("kubectl kustomize says: " + said);
        }
        List<Node> objects = new ArrayList<>();
        new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(built).forEach(object -> objects.add(new Node(object)));
        return new Overlay(name, objects);
    }

    List<Node> ofKind(String... kinds) {
        return objects.stream().filter(object -> List.of(kinds).contains(object.text("kind"))).toList();
    }

    Node object(String kind, String name) {
        return ofKind(kind).stream().filter(object -> object.at("metadata").text("name").equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("There is no %s %s.".formatted(kind, name)));
    }

    /** By the name of what they belong to. */
    Map<String, Node> pods() {
        Map<String, Node> pods = new java.util.TreeMap<>();
        ofKind("Deployment", "StatefulSet", "Job")
                .forEach(object -> pods.put(object.at("metadata").text("name"), object.at("spec").at("template")));
        ofKind("CronJob").forEach(object -> pods.put(object.at("metadata").text("name"),
                object.at("spec").at("jobTemplate").at("spec").at("template")));
        return pods;
    }
}
