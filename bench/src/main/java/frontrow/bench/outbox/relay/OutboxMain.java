package frontrow.bench.outbox.relay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * {@code POST /commit/KEY/ID} commits one row and answers with the {@link System#nanoTime} right after that, which is one clock for all
 * processes of a Linux machine; {@code POST /fill/N} commits so many.
 */
public final class OutboxMain {

    private static final int FILL_BATCH = 1_000;
    private static final int KEYS = 64;

    private OutboxMain() {}

    /** @param arguments the way, whether it relays, and where the servers are */
    static void main(String[] arguments) throws Exception {
        Places places = new Places(arguments[2], arguments[3], arguments[4], arguments[5], arguments[6]);
        boolean relays = Boolean.parseBoolean(arguments[1]);
        Way way = switch (arguments[0]) {
            case "frontrow" -> new FrontrowWay(places, relays);
            case "debezium" -> new DebeziumWay(places, relays);
            case "message" -> new MessageWay(places, relays);
            case "poll-10" -> new PollingWay(places, relays, 10);
            case "poll-50" -> new PollingWay(places, relays, 50);
            default -> throw new IllegalArgumentException("No way is called " + arguments[0]);
        };
        // It would close all idle connections but 200, also one on which a request is coming.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "100000");
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/commit/", exchange -> answer(exchange, path -> {
            way.commit(List.of(new Way.Said(UUID.fromString(path[3]), path[2])));
            return System.nanoTime();
        }));
        http.createContext("/fill/", exchange -> answer(exchange, path -> fill(way, Integer.parseInt(path[2]))));
        http.start();
        System.out.println("READY " + http.getAddress().getPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        way.stop();
        System.exit(0);
    }

    private static long fill(Way way, int rows) throws Exception {
        for (int from = 0; from < rows; from += FILL_BATCH) {
            List<Way.Said> said = new ArrayList<>();
            for (int row = from; row < Math.min(rows, from + FILL_BATCH); row++) {
                said.add(new Way.Said(UUID.randomUUID(), "key-" + row % KEYS));
            }
            way.commit(said);
        }
        return rows;
    }

    @FunctionalInterface
    private interface Act {
        long on(String[] path) throws Exception;
    }

    private static void answer(HttpExchange exchange, Act act) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            int status = 200;
            String said;
            try {
                said = String.valueOf(act.on(exchange.getRequestURI().getPath().split("/", -1)));
            } catch (Exception failed) {
                status = 500;
                said = failed.toString();
            }
            byte[] body = said.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
