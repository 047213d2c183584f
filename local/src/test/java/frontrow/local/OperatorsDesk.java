package frontrow.local;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.servers.Database;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** Where an operator types commands, and looks into the databases. */
record OperatorsDesk(LocalConfig config, LocalSystem system) {

    /** What a command said and how it ended. */
    record Said(int status, String out, String err) {}

    Said pay(String... arguments) {
        List<String> all = new ArrayList<>(List.of("payments"));
        all.addAll(List.of(arguments));
        if (arguments.length > 0) {
            all.addAll(List.of("--url", system.gateway().toString(), "--operator", "olga"));
        }
        return execute(all);
    }

    Said run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        Ports ports = config.ports();
        all.addAll(
                List.of("--data", config.dataDirectory().toString(), "--postgres-port", "" + ports.postgres(), "--kafka-port",
                        "" + ports.kafka(),
                        "--registry-port", "" + ports.registry()));
        return execute(all);
    }

    private static Said execute(List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Frontrow.commands().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
        return new Said(status, out.toString(), err.toString());
    }

    int readiness(String service) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client
                    .send(HttpRequest.newBuilder(system.urls(service).getFirst().resolve("/actuator/health/readiness")).build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    Object first(String database, String query) throws Exception {
        try (Connection connection = connection(database); ResultSet rows = connection.createStatement().executeQuery(query)) {
            assertThat(rows.next()).as(query).isTrue();
            return rows.getObject(1);
        }
    }

    void change(String database, String statement) throws Exception {
        try (Connection connection = connection(database)) {
            connection.createStatement().execute(statement);
        }
    }

    private Connection connection(String name) throws Exception {
        Database database = system.servers().database(name);
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
