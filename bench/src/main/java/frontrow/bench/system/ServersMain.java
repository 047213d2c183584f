package frontrow.bench.system;

import frontrow.servers.Database;
import frontrow.servers.Servers;
import frontrow.servers.ServersConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Servers alone: the same programs with the same settings as Frontrow's. */
final class ServersMain {

    private ServersMain() {}

    /** @param arguments the data directory, the name of the database */
    static void main(String[] arguments) throws IOException {
        try (Servers servers = Servers.start(ServersConfig.onFreePorts(Path.of(arguments[0])))) {
            Database database = servers.database(arguments[1]);
            System.out.println("READY " + JsonMapper.shared().writeValueAsString(Map.of("url", database.url(), "user",
                    database.user(), "password", database.password(), "kafka", servers.bootstrapServers(), "registry",
                    servers.registryUrl())));
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0);
    }
}
