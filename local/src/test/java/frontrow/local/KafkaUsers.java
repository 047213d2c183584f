package frontrow.local;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The users of Kafka that the manifests name, with what they may do, made on a broker as Strimzi's operator would. */
final class KafkaUsers {

    private static final Path MANIFEST = Path.of("../k8s/overlays/production/kafka-users.yaml");
    private static final int ITERATIONS = 4_096;

    private KafkaUsers() {}

    /** @param admin one that may do everything */
    static void makeOn(Admin admin) throws IOException, ExecutionException, InterruptedException {
        List<UserScramCredentialAlteration> credentials = new ArrayList<>();
        List<AclBinding> lists = new ArrayList<>();
        try (Reader manifest = Files.newBufferedReader(MANIFEST)) {
            for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(manifest)) {
                JsonNode user = JsonMapper.shared().valueToTree(document);
                String name = user.path("metadata").path("name").asString();
                credentials.add(new UserScramCredentialUpsertion(name,
                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                        password(name).getBytes(StandardCharsets.UTF_8)));
                user.path("spec").path("authorization").path("acls").valueStream()
                        .forEach(list -> lists.addAll(bindings(name, list)));
            }
        }
        admin.alterUserScramCredentials(credentials).all().get();
        admin.createAcls(lists).all().get();
    }

    private static List<AclBinding> bindings(String user, JsonNode list) {
        JsonNode resource = list.path("resource");
        ResourceType type = switch (resource.path("type").asString()) {
            case "topic" -> ResourceType.TOPIC;
            case "group" -> ResourceType.GROUP;
            case "transactionalId" -> ResourceType.TRANSACTIONAL_ID;
            default -> throw new IllegalArgumentException("Not known here: " + resource);
        };
        PatternType pattern = resource.path("patternType").asString().equals("prefix")
                ? PatternType.PREFIXED
                : PatternType.LITERAL;
        return list.path("operations").valueStream()
                .map(operation -> new AclBinding(new ResourcePattern(type, resource.path("name").asString(), pattern),
                        new AccessControlEntry("User:" + user, "*",
                                AclOperation.valueOf(operation.asString().toUpperCase(Locale.ROOT)), AclPermissionType.ALLOW)))
                .toList();
    }

    private static String password(String user) {
        return "password of " + user;
    }

    /** What a client says to get in, to whom it trusts. */
    static Map<String, String> access(String user, LoopbackCertificate trusted) {
        return access(user, password(user), trusted);
    }

    static Map<String, String> access(String user, String password, LoopbackCertificate trusted) {
        return Map.of("security.protocol", "SASL_SSL", "ssl.truststore.type", "PKCS12", "ssl.truststore.location",
                trusted.keyStore().toString(), "ssl.truststore.password", trusted.password(), "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user, password));
    }
}
