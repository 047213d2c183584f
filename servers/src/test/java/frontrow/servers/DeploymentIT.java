package frontrow.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import frontrow.events.EventTypes;
import frontrow.events.deploy.Deployment;
import frontrow.events.wallet.WalletCharged;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** What the deployment of topics and schemas leaves behind in a real registry. */
class DeploymentIT {

    private final Servers servers = Servers.shared();

    @Test
    void canBeRepeated() {
        assertThatCode(() -> Deployment.deploy(servers.bootstrapServers(), servers.registryUrl(), 4, (short) 1))
                .doesNotThrowAnyException();
    }

    @Test
    void theRegistryRefusesAnEventThatOldReadersCannotRead() throws IOException, InterruptedException {
        String changed = """
                {"type":"record","name":"WalletCharged","namespace":"frontrow.events.wallet",
                 "fields":[{"name":"amountMinor","type":"string"}]}""";

        HttpResponse<String> answer = register(EventTypes.subject(WalletCharged.getClassSchema()), changed);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    }

    private HttpResponse<String> register(String subject, String schema) throws IOException, InterruptedException {
        String body = "{\"schemaType\":\"AVRO\",\"schema\":\"" + schema.replace("\n", "").replace("\"", "\\\"") + "\"}";
        HttpRequest request = HttpRequest.newBuilder(
                URI.create(servers.registryUrl() + "/apis/ccompat/v7/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
