package frontrow.e2e;

import com.nimbusds.jose.jwk.JWKSet;
import frontrow.local.LocalConfig;
import frontrow.local.LocalSystem;
import frontrow.local.Ports;
import frontrow.local.ServiceInstance;
import frontrow.servers.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One system of two instances of every service, started once per JVM, stopped with it. */
final class SystemUnderTest {

    private static @Nullable SystemUnderTest shared;

    private final LocalSystem system;
    private final LocalConfig config;

    private SystemUnderTest(LocalSystem system, LocalConfig config) {
        this.system = system;
        this.config = config;
    }

    static synchronized SystemUnderTest shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    private static SystemUnderTest start() {
        try {
            Path dataDirectory = Files.createTempDirectory("frontrow-e2e");
            LocalConfig config = LocalConfig.onFreePorts(dataDirectory).withAnalytics().withInstances(2);
            LocalSystem started = LocalSystem.start(config);
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop-the-system"));
            return new SystemUnderTest(started, config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every request goes to the instances of its service in turn. */
    Api api() {
        return new Api(instances());
    }

    /** The addresses of each service's instances. */
    Map<String, List<URI>> instances() {
        return List.of("queue", "reservation", "payment", "wallet", "analytics").stream()
                .collect(Collectors.toMap(service -> service, system::urls));
    }

    /** The one address of everything, pages included. */
    URI gateway() {
        return system.gateway();
    }

    /** Stops all instances of a service in good order, and starts them again. */
    void restart(String service) {
        system.instances(service).forEach(ServiceInstance::close);
        system.instances(service).forEach(ServiceInstance::start);
    }

    URI url(String service) {
        return system.urls(service).getFirst();
    }

    Letters letters() {
        return new Letters(system.servers().bootstrapServers());
    }

    Ports ports() {
        return config.ports();
    }

    Database database(String service) {
        return system.servers().database(service);
    }

    /** The OpenAPI document of a service. */
    JsonNode document(String service) {
        return new Api(Map.of("reservation", List.of(url(service)))).send("GET", "/v3/api-docs", null, Map.of()).expect(200)
                .body();
    }

    /** One more instance of a service, on the servers and with the keys of the others, where these settings do not say otherwise. */
    MoreInstance instance(String service, Map<String, Object> settings) {
        Map<String, Object> properties = new HashMap<>(system.servers().springProperties(service));
        properties.put("frontrow.rest.demo.signing-key", bearerSigner().key().toJSONString());
        properties.put("frontrow.queue.pass-key", passSigner().key().toJSONString());
        properties.put("frontrow.reservation.pass-keys", new JWKSet(passSigner().key().toPublicJWK()).toString());
        properties.putAll(settings);
        return MoreInstance.start(service, properties);
    }

    /** Signs as the waiting room does: places and passes. */
    Signer passSigner() {
        return Signer.ofKey(config.dataDirectory().resolve("keys/pass-key.json"));
    }

    /** Signs as the demo's issuer does: bearer tokens. */
    Signer bearerSigner() {
        return Signer.ofKey(config.dataDirectory().resolve("keys/demo-signing-key.json"));
    }
}
