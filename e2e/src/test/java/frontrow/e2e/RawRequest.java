package frontrow.e2e;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A request as bytes, well-formed or not. */
final class RawRequest {

    String method;
    String target;
    final List<Map.Entry<String, String>> headers = new ArrayList<>();
    byte[] body = {};

    RawRequest(String method, String target) {
        this.method = method;
        this.target = target;
    }

    RawRequest with(String header, String value) {
        headers.add(Map.entry(header, value));
        return this;
    }

    RawRequest without(String header) {
        headers.removeIf(one -> one.getKey().equalsIgnoreCase(header));
        return this;
    }

    /** In place of what the header was. */
    RawRequest set(String header, String value) {
        return without(header).with(header, value);
    }

    boolean has(String header) {
        return headers.stream().anyMatch(one -> one.getKey().equalsIgnoreCase(header));
    }

    /** Host, Connection and Content-Length are added where the request does not say them itself. */
    byte[] bytes() {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        headers.forEach(header -> head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n"));
        addIfMissing(head, "Host", "localhost");
        addIfMissing(head, "Connection", "close");
        if (!has("Transfer-Encoding") && (body.length > 0 || List.of("POST", "PUT", "PATCH").contains(method))) {
            addIfMissing(head, "Content-Length", String.valueOf(body.length));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private void addIfMissing(StringBuilder head, String header, String value) {
        if (!has(header)) {
            head.append(header).append(": ").append(value).append("\r\n");
        }
    }

    /** To be read, and to be sent again by hand: the bytes themselves come last. */
    @Override
    public String toString() {
        byte[] bytes = bytes();
        String text = new String(bytes, 0, Math.min(bytes.length, 3_000), StandardCharsets.ISO_8859_1);
        return text.toLowerCase(Locale.ROOT).contains("content-encoding") || bytes.length > 3_000
                ? text + "… " + bytes.length + " bytes"
                : text + "\nbase64: " + Base64.getEncoder().encodeToString(bytes);
    }
}
