package frontrow.messaging.codec;

import com.microsoft.kiota.ApiException;
import com.microsoft.kiota.RequestInformation;
import io.apicurio.registry.resolver.client.RegistryArtifactReference;
import io.apicurio.registry.resolver.client.RegistryClientFacadeImpl;
import io.apicurio.registry.resolver.client.RegistryVersionCoordinates;
import io.apicurio.registry.resolver.strategy.ArtifactReference;
import io.apicurio.registry.rest.client.RegistryClient;
import io.kiota.http.jdk.JDKRequestAdapter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.function.Supplier;

/** Apicurio's client with a limit on every wait, whose failures say whether it pays to ask again. */
final class SchemaRegistry extends RegistryClientFacadeImpl implements AutoCloseable {

    private final String url;
    private final HttpClient http;

    @SuppressWarnings("unchecked") // in the adapter
    SchemaRegistry(RegistryProperties registry) {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(registry.requestTimeout()).build();
        JDKRequestAdapter adapter = new JDKRequestAdapter(client) {
            @Override
            protected HttpRequest getRequestFromRequestInformation(RequestInformation information) {
                return HttpRequest.newBuilder(super.getRequestFromRequestInformation(information), (name, value) -> true)
                        .timeout(registry.requestTimeout()).build();
            }
        };
        adapter.setBaseUrl(registry.url() + "/apis/registry/v3");
        super(new RegistryClient(adapter));
        this.url = registry.url();
        this.http = client;
    }

    @Override
    public String getSchemaByContentId(Long id) {
        return answer(() -> super.getSchemaByContentId(id));
    }

    @Override
    public List<RegistryArtifactReference> getReferencesByContentId(long id) {
        return answer(() -> super.getReferencesByContentId(id));
    }

    @Override
    public List<RegistryVersionCoordinates> searchVersionsByContent(String schema, String type, ArtifactReference artifact,
            boolean canonical) {
        List<RegistryVersionCoordinates> versions = answer(
                () -> super.searchVersionsByContent(schema, type, artifact, canonical));
        if (versions.isEmpty()) {
            throw new SchemaNotDeployed(artifact.getArtifactId(), url);
        }
        return versions;
    }

    private <T> T answer(Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            if (e instanceof ApiException refused && refused.getResponseStatusCode() == 404) {
                throw new UndecodableEvent("The schema registry at %s knows no such schema.".formatted(url), e);
            }
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new RegistryUnavailable("The schema registry at %s does not answer: %s".formatted(url, e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
