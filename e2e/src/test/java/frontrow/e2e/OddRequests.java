package frontrow.e2e;

import java.util.List;
import java.util.Random;

/** Makes something wrong, or at least odd, about a request: its method, its address, its headers or its body's framing. */
final class OddRequests {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE",
            "get", "PROPFIND",
            "FOO");

    private static final List<String> SEGMENTS = List.of("%00", "..%2f..", "%2e%2e", "..", ".", "x", "%ff%fe", "%c0%af", "%",
            "%zz", "1-1-1-1-1",
            "null", "undefined", "me", "-1", "0", "%20", "+", ";jsessionid=1", "a;b=c", "%25", "{x}", "%f0%9f%8e%b5",
            "%0d%0aX-Y:z", "*", "'", "\"",
            "<", "|", "\\", "~", "", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "0190b7a0-0000-7000-8000-00000000000", "0190B7A0-0000-7000-8000-000000000001",
            "{0190b7a0-0000-7000-8000-000000000001}");

    private static final List<String> QUERIES = List.of("limit=0", "limit=-1", "limit=201", "limit=1", "limit=2147483648",
            "limit=1.5", "limit=x",
            "limit=", "limit", "limit=1&limit=2", "limit[]=1", "limit=%31", "limit=%00", "after=x", "after=", "after=1-1-1-1-1",
            "after=00000000-0000-0000-0000-000000000000", "after=x&after=y", "all=true", "all=x", "all=", "all=1", "parked=false",
            "parked=TRUE",
            "parked=", "=", "&&&", "%00=1", "%ff=%ff", "a=b#c", "?", "q=<script>", "sort=id;drop", "userId=other",
            "_method=DELETE", "limit=１");

    private static final List<String> TEXTS = List.of("", " ", "x", "null", "0", "-1", "%00", "\u00ff\u00fe", "\t", "a b", "\"",
            "\\", "é", "x,y", ";",
            "${jndi:ldap://127.0.0.1/x}", "2147483648");

    private static final List<String> MEDIA_TYPES = List.of("", "text/plain", "application/xml",
            "application/json;charset=UTF-16",
            "application/json;charset=ISO-8859-1", "application/json;charset=nonsense", "application/json;charset=\"",
            "application/*", "*/*", "json",
            "application/json, text/plain", "multipart/form-data; boundary=x", "multipart/form-data",
            "application/x-www-form-urlencoded",
            "application/problem+json", "application/vnd.api+json", "application/json; q=2", "APPLICATION/JSON",
            "text/event-stream",
            "application/cbor", "application/x-java-serialized-object");

    private static final List<String> OTHER_HEADERS = List.of("Content-Encoding: gzip", "Content-Encoding: nonsense",
            "Transfer-Encoding: gzip",
            "Transfer-Encoding: chunked", "Content-Length: 5", "Content-Length: -1", "Content-Length: x",
            "Content-Length: 99999999999999999999",
            "Content-Length: 70000", "Expect: 100-continue", "Expect: nonsense", "Host: evil.example", "Host: ", "Host: a b",
            "Connection: Upgrade",
            "Upgrade: h2c", "Upgrade: websocket", "Range: bytes=0-1", "If-None-Match: *", "If-None-Match: x", "If-Match: \"x\"",
            "If-Modified-Since: nonsense", "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT", "Accept-Language: x-\u00ff",
            "Accept-Encoding: *;q=2",
            "Accept-Charset: x", "Origin: https://evil.example", "Access-Control-Request-Method: POST",
            "X-HTTP-Method-Override: DELETE",
            "X-Forwarded-For: x, y", "X-Forwarded-For: 1.2.3.4", "X-Forwarded-Proto: ftp", "X-Forwarded-Port: x",
            "X-Forwarded-Host: evil",
            "X-Forwarded-Prefix: /../..", "Forwarded: for=x", "traceparent: x",
            "traceparent: 00-00000000000000000000000000000000-0000000000000000-00",
            "traceparent: ff-ffffffffffffffffffffffffffffffff-ffffffffffffffff-ff", "tracestate: =", "baggage: \u00ff",
            "Cookie: JSESSIONID=x; a=\"",
            "Prefer: wait", "Prefer: wait=x", "Prefer: wait=-1", "Prefer: wait=99999999999999999999", "Prefer: wait=0, wait=1",
            "Prefer: respond-async",
            "Last-Event-ID: x", "Last-Event-ID: \u00ff", "X: ", ": x", "a b: c", "X\u00ff: y", "X-Long: @long@");

    private final Random random;

    OddRequests(Random random) {
        this.random = random;
    }

    void method(RawRequest request) {
        request.method = pick(METHODS);
    }

    /** One segment of the path becomes another, or comes twice, or something follows. */
    void path(RawRequest request) {
        String[] parts = request.target.split("\\?", 2);
        String[] segments = parts[0].split("/", -1);
        if (segments.length < 2) {
            return;
        }
        int at = 1 + random.nextInt(segments.length - 1);
        segments[at] = switch (random.nextInt(8)) {
            case 0 -> segments[at] + "/" + pick(SEGMENTS);
            case 1 -> segments[at] + pick(List.of("/", "//", ".json", ";a=b", "%2f", "\u00ff", "%20"));
            case 2 -> "x".repeat(random.nextInt(9_000));
            default -> pick(SEGMENTS);
        };
        request.target = String.join("/", segments) + (parts.length > 1 ? "?" + parts[1] : "");
        if (random.nextInt(40) == 0) {
            request.target = pick(
                    List.of("*", "http://evil.example" + request.target, "/", "//evil.example/", "/api", "/actuator/env",
                            "/actuator/heapdump", "/error", "/v3/api-docs/../../api/wallet"));
        }
    }

    void query(RawRequest request) {
        request.target += (request.target.contains("?") ? "&" : "?") + pick(QUERIES);
    }

    /** Leaves one of the request's own headers out, doubles it, or gives it another value. */
    void ownHeader(RawRequest request) {
        if (request.headers.isEmpty()) {
            return;
        }
        String name = pick(request.headers).getKey();
        switch (random.nextInt(4)) {
            case 0 -> request.without(name);
            case 1 -> request.with(name, pick(TEXTS));
            case 2 -> request.set(name, "x".repeat(random.nextInt(20_000)));
            default -> request.set(name, name.equals("Authorization") ? authorization() : pick(TEXTS));
        }
    }

    private String authorization() {
        return pick(List.of("", "Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "bearer e30.e30.", "Bearer e30.e30.e30",
                "Basic Og==", "Bearer \u00ff",
                "Bearer " + "a".repeat(7_000), "Bearer a, Bearer b", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.", "Digest x"));
    }

    void mediaType(RawRequest request) {
        request.set(random.nextInt(4) == 0 ? "Accept" : "Content-Type", pick(MEDIA_TYPES));
    }

    void moreHeader(RawRequest request) {
        String[] header = pick(OTHER_HEADERS).split(": ", 2);
        String value = header[1].equals("@long@") ? "x".repeat(random.nextInt(20_000)) : header[1];
        request.set(header[0], value);
        if (random.nextInt(20) == 0) {
            for (int more = 0; more < 200; more++) {
                request.with("X-" + more, "y");
            }
        }
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
