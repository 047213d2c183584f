package frontrow.local;

import static frontrow.local.Asking.key;
import static frontrow.local.Asking.with;

import frontrow.local.Asking.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Fans who buy through the gateway, each a seat of their own; others who join and leave a line, fill their wallets or look for their
 * payments, again and again; and some who listen to their place in a line that does not move. What they are
 * refused is kept.
 */
final class Shoppers implements AutoCloseable {

    private static final int BUYERS = 8;
    private static final int REGULARS = 4;
    private static final int LISTENERS = 4;
    private static final int ROUND = 50;
    private static final int SEATS = 20_000;
    private static final Duration VISIT_MAX = Duration.ofMinutes(2);
    private static final long PRICE = 1_000;
    private static final long PAUSE_NANOS = 20_000_000;
    private static final Set<String> UNDER_WAY = Set.of("HELD", "PAYING");

    private final Asking gateway;
    private final String name = "fan-" + UUID.randomUUID().toString().substring(0, 8);
    private final AtomicInteger visits = new AtomicInteger();
    private final AtomicInteger bought = new AtomicInteger();
    private final AtomicInteger heard = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Concert sale;
    private final Concert standstill;
    private volatile boolean goOn = true;

    private record Concert(String id, String performance) {}

    private Shoppers(URI gateway) {
        this.gateway = new Asking(gateway);
        String operator = this.gateway.token(name, List.of("OPERATOR"));
        sale = scheduled(operator, 1_000);
        standstill = scheduled(operator, 1);
    }

    static Shoppers at(URI gateway) {
        Shoppers shoppers = new Shoppers(gateway);
        shoppers.add(BUYERS, shoppers::buyAgainAndAgain);
        shoppers.add(REGULARS, shoppers::comeAndGo);
        shoppers.add(REGULARS, shoppers::save);
        shoppers.add(REGULARS, shoppers::lookForPayments);
        shoppers.add(LISTENERS, shoppers::listen);
        shoppers.threads.forEach(Thread::start);
        return shoppers;
    }

    private void add(int count, Runnable what) {
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofVirtual().unstarted(() -> {
                try {
                    what.run();
                } catch (Refused unexpected) {
                    refused.add(String.valueOf(unexpected.getMessage()));
                }
            }));
        }
    }

    /** Who bought what they wanted, and paid for it once. */
    int bought() {
        return bought.get();
    }

    /** Lines of the streams of those who listen. */
    int heard() {
        return heard.get();
    }

    List<String> refused() {
        return List.copyOf(refused);
    }

    private Concert scheduled(String operator, int capacity) {
        JsonNode concert = gateway.ask("POST", "/api/admin/concerts", operator, key(),
                Map.of("name", "Concert of " + name, "maxSeats", 1, "room",
                        Map.of("capacity", capacity, "admissionsPerSecond", capacity),
                        "performances", List.of(Map.of("startsAt", Instant.now().plus(30, ChronoUnit.DAYS).toString(), "sections",
                                List.of(Map.of("name", "Floor", "firstSeat", 1, "lastSeat", SEATS, "price", PRICE))))),
                201);
        String id = concert.path("concertId").asString();
        awaitRoom(operator, id);
        return new Concert(id, concert.path("performances").path(0).path("performanceId").asString());
    }

    /** Both instances know it: they are asked in turn. */
    private void awaitRoom(String operator, String concert) {
        for (int known = 0; known < 2;) {
            known = gateway.ask("GET", "/api/queues/" + concert, operator, Map.of(), null, 200, 404).has("state") ? known + 1 : 0;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void buyAgainAndAgain() {
        while (goOn) {
            buy(visits.incrementAndGet());
        }
    }

    private void buy(int visit) {
        String fan = gateway.token(name + "-" + visit, List.of());
        gateway.ask("POST", "/api/wallet/charges", fan, key(), Map.of("amount", PRICE), 201);
        String line = "/api/queues/" + sale.id() + "/tokens";
        gateway.ask("POST", line, fan, Map.of(), null, 201);
        Map<String, String> pass = Map.of();
        while (pass.isEmpty()) {
            LockSupport.parkNanos(PAUSE_NANOS);
            JsonNode place = gateway.get(line + "/me", fan);
            pass = place.has("pass") ? Map.of("Queue-Token", place.path("pass").asString()) : Map.of();
        }
        String reservation = "/api/reservations/" + gateway.ask("POST", "/api/reservations", fan, with(pass, key()),
                Map.of("performanceId", sale.performance(), "seats", List.of(visit)), 201).path("reservationId").asString();
        gateway.ask("POST", reservation + "/payment", fan, with(pass, with(key(), Map.of("Prefer", "wait=5"))),
                Map.of("amount", PRICE),
                200,
                202);
        String status = "HELD";
        while (UNDER_WAY.contains(status)) {
            status = gateway.get(reservation, fan).path("status").asString();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        List<String> payments = gateway.get("/api/payments", fan).path("payments")
                .findValuesAsString("status");
        long balance = gateway.get("/api/wallet", fan).path("balance").asLong();
        if (!status.equals("CONFIRMED") || !payments.equals(List.of("COMPLETED")) || balance != 0) {
            throw new Refused(
                    "%s has a seat that is %s, payments that are %s, and %d.".formatted(fan, status, payments, balance));
        }
        bought.incrementAndGet();
    }

    /** What has no key is not asked twice by the gateway, unless it was not taken. */
    private void comeAndGo() {
        String line = "/api/queues/" + standstill.id() + "/tokens";
        everyRoundAnotherFan(fan -> {
            gateway.ask("POST", line, fan, Map.of(), null, 201);
            gateway.ask("DELETE", line + "/me", fan, Map.of(), null, 204);
        }, fan -> {});
    }

    private void save() {
        everyRoundAnotherFan(fan -> gateway.ask("POST", "/api/wallet/charges", fan, key(), Map.of("amount", 1), 201), fan -> {
            long balance = gateway.get("/api/wallet", fan).path("balance").asLong();
            if (balance != ROUND) {
                throw new Refused("Of %d charges that were answered, %d are there.".formatted(ROUND, balance));
            }
        });
    }

    private void lookForPayments() {
        everyRoundAnotherFan(fan -> gateway.get("/api/payments", fan), fan -> {});
    }

    /** No fan asks so often that it would be too often. */
    private void everyRoundAnotherFan(Consumer<String> again, Consumer<String> atTheEnd) {
        while (goOn) {
            String fan = gateway.token(name + "-" + UUID.randomUUID().toString().substring(0, 8), List.of());
            for (int time = 0; time < ROUND; time++) {
                again.accept(fan);
            }
            atTheEnd.accept(fan);
        }
    }

    /** A stream may end: then the browser asks for another one. It may not break. */
    private void listen() {
        String fan = gateway.token(name + "-listens-" + UUID.randomUUID().toString().substring(0, 8), List.of());
        String line = "/api/queues/" + standstill.id() + "/tokens";
        gateway.ask("POST", line, fan, Map.of(), null, 201);
        while (goOn) {
            try {
                gateway.events(line + "/me/events", fan).forEach(one -> heard.incrementAndGet());
            } catch (IOException | UncheckedIOException | InterruptedException broken) {
                if (goOn) {
                    throw new Refused("The stream broke: " + broken);
                }
            }
        }
    }

    /** Everybody ends the visit that is under way. */
    @Override
    public void close() {
        goOn = false;
        threads.subList(0, threads.size() - LISTENERS).forEach(Shoppers::join);
        gateway.close();
        threads.forEach(Shoppers::join);
    }

    private static void join(Thread thread) {
        try {
            if (!thread.join(VISIT_MAX)) {
                throw new IllegalStateException("A visit does not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
