package frontrow.bench.limits;

import frontrow.bench.system.RunningServers;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's own benchmark of a debit and its outbox row as one statement and one transaction: what this machine can do. */
public final class Pgbench {

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final String TABLES = """
            drop table if exists limit_account, limit_outbox;
            create table limit_account (id int primary key, balance bigint not null check (balance >= 0)) with (fillfactor = 70);
            create table limit_outbox (id uuid primary key, aggregateid text not null, type text not null, payload bytea not null,
                headers text not null, created_at timestamptz not null default now());
            insert into limit_account select n, 1000000000 from generate_series(1, 100000) n;
            """;
    private static final String SCRIPT = """
            \\set wallet random(1, WALLETS)
            with debited as (update limit_account set balance = balance - 1 where id = :wallet and balance >= 1 returning id, balance)
            insert into limit_outbox (id, aggregateid, type, payload, headers)
            select uuidv7(), id::text, 'frontrow.events.wallet.WalletDebited', decode(repeat('00', 120), 'hex'), repeat('h', 300) from debited;
            """;

    private Pgbench() {}

    /**
     * @param wallets the first so many are debited, at random
     * @return transactions a second; empty where pgbench is not installed
     */
    public static Optional<Double> tps(RunningServers servers, int wallets, int clients, int seconds, Path directory)
            throws SQLException, IOException, InterruptedException {
        URI database = URI.create(servers.databaseUrl().substring("jdbc:".length()));
        Path script = Files.writeString(directory.resolve("limit-" + wallets + ".sql"),
                SCRIPT.replace("WALLETS", String.valueOf(wallets)));
        try (Connection connection = DriverManager.getConnection(servers.databaseUrl(), servers.databaseUser(),
                servers.databasePassword());
                Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
            statement.execute("vacuum (analyze) limit_account");
        }
        ProcessBuilder builder = new ProcessBuilder(List.of("pgbench", "--no-vacuum", "--protocol=prepared", "--file=" + script,
                "--client=" + clients, "--jobs=2", "--time=" + seconds, "--host=" + database.getHost(),
                "--port=" + database.getPort(), "--username=" + servers.databaseUser(), database.getPath().substring(1)))
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", servers.databasePassword());
        Process process;
        try {
            process = builder.start();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher tps = TPS.matcher(said);
        if (process.waitFor() != 0 || !tps.find()) {
            throw new IllegalStateException("pgbench says: " + said);
        }
        return Optional.of(Double.parseDouble(tps.group(1)));
    }
}
