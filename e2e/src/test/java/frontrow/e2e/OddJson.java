package frontrow.e2e;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON that is wrong in one of many ways: in its types, bounds, fields, nesting, size, syntax or bytes. */
final class OddJson {

    private static final String HERE = "@here@";

    /** Not all of it is JSON. */
    private static final List<String> VALUES = List.of("null", "true", "false", "\"\"", "\" \"", "\"1\"", "0", "-0", "-1", "1.0",
            "1.5",
            "1e2", "1E400", "-1e-400", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808",
            "-9223372036854775808", "9".repeat(60), "0." + "0".repeat(500) + "1", "NaN", "Infinity", "0x10", "01", "+1", ".5",
            "1.", "1_000",
            "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00x\"", "\"\\uD83C\\uDFB5\"", "\"\u202e\u0007\"", "\"\\x\"", "'x'", "undefined",
            "[]", "{}",
            "[null]", "[[]]", "[1,2,3]", "{\"a\":1}", "\"2026-02-30T25:61:61Z\"", "\"+999999999-12-31T23:59:59Z\"",
            "\"-000001-01-01T00:00:00Z\"",
            "\"1970-01-01T00:00:00Z\"", "1700000000", "\"2031-05-01\"", "\"2031-05-01T19:00:00+18:00\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"1-1-1-1-1\"", "\"zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz\"", "\"'; drop table seat_claim; --\"",
            "\"${jndi:ldap://127.0.0.1/x}\"",
            "\"<script>alert(1)</script>\"", "\"%s%n%d\"", "\"../../etc/passwd\"", "\"\uff11\uff12\"", "\"a\\nb\\r\\nX-Y: z\"");

    private static final List<byte[]> ODD_BYTES = List.of(bytes(0xc0, 0xaf), bytes(0xed, 0xa0, 0x80), bytes(0xff),
            bytes(0xf5, 0x80, 0x80, 0x80),
            bytes(0x80), bytes(0), bytes(0xe2, 0x80), bytes(0xef, 0xbb, 0xbf));

    private final Random random;

    OddJson(Random random) {
        this.random = random;
    }

    byte[] from(JsonNode valid) {
        return switch (random.nextInt(12)) {
            case 0 -> pick(List.of("", " ", "{", "}", "[", "null", "0", "\"x\"", "{}", "[]", "{\"\":1}", "{,}", "// x\n{}"))
                    .getBytes(StandardCharsets.UTF_8);
            case 1 -> "[".repeat(1 + random.nextInt(20_000)).getBytes(StandardCharsets.UTF_8);
            case 2 ->
                text(valid).substring(0, random.nextInt(Math.max(1, text(valid).length()))).getBytes(StandardCharsets.UTF_8);
            case 3 -> (text(valid) + pick(List.of("}", "x", "{}", ",", "\0", " 1"))).getBytes(StandardCharsets.UTF_8);
            case 4 -> text(valid).getBytes(random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.UTF_16LE);
            case 5 -> inserted(text(valid).getBytes(StandardCharsets.UTF_8), pick(ODD_BYTES));
            case 6 -> fieldTwice(valid);
            case 7 -> fieldMore(valid);
            case 8 -> fieldLess(valid);
            default -> valueReplaced(valid);
        };
    }

    private byte[] valueReplaced(JsonNode valid) {
        JsonNode copy = valid.deepCopy();
        List<Runnable> places = new ArrayList<>();
        collect(copy, places);
        if (places.isEmpty()) {
            return pick(VALUES).getBytes(StandardCharsets.UTF_8);
        }
        pick(places).run();
        return text(copy).replace("\"" + HERE + "\"", value()).getBytes(StandardCharsets.UTF_8);
    }

    private String value() {
        return switch (random.nextInt(10)) {
            case 0 -> "\"" + "x".repeat(random.nextInt(70_000)) + "\"";
            case 1 -> "[".repeat(40) + "]".repeat(40);
            case 2 -> "{\"a\":".repeat(40) + "1" + "}".repeat(40);
            case 3 -> "[" + "1,".repeat(random.nextInt(2_000)) + "1]";
            case 4 -> String.valueOf(random.nextLong());
            default -> pick(VALUES);
        };
    }

    private static void collect(JsonNode node, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            object.propertyNames().forEach(name -> places.add(() -> object.put(name, HERE)));
        } else if (node instanceof ArrayNode array) {
            for (int at = 0; at < array.size(); at++) {
                int index = at;
                places.add(() -> array.set(index, HERE));
            }
        }
        node.forEach(child -> collect(child, places));
    }

    private byte[] fieldTwice(JsonNode valid) {
        return text(valid).replaceFirst("\\{(\"[^\"]*\":)", "{$1 1,$1").getBytes(StandardCharsets.UTF_8);
    }

    private byte[] fieldMore(JsonNode valid) {
        String more = pick(List.of("\"userId\":\"other\"", "\"__proto__\":{}", "\"@class\":\"java.lang.Runtime\"", "\"\":0",
                "\"" + "k".repeat(2_000) + "\":1"));
        return text(valid).replaceFirst("\\{", "{" + more + ",").replace(",}", "}").getBytes(StandardCharsets.UTF_8);
    }

    private byte[] fieldLess(JsonNode valid) {
        JsonNode copy = valid.deepCopy();
        List<Map.Entry<ObjectNode, String>> fields = new ArrayList<>();
        fields(copy, fields);
        if (!fields.isEmpty()) {
            Map.Entry<ObjectNode, String> gone = pick(fields);
            gone.getKey().remove(gone.getValue());
        }
        return text(copy).getBytes(StandardCharsets.UTF_8);
    }

    private static void fields(JsonNode node, List<Map.Entry<ObjectNode, String>> fields) {
        if (node instanceof ObjectNode object) {
            object.propertyNames().forEach(name -> fields.add(Map.entry(object, name)));
        }
        node.forEach(child -> fields(child, fields));
    }

    private byte[] inserted(byte[] text, byte[] odd) {
        int at = random.nextInt(text.length + 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(text, 0, at);
        bytes.writeBytes(odd);
        bytes.write(text, at, text.length - at);
        return bytes.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int at = 0; at < values.length; at++) {
            bytes[at] = (byte) values[at];
        }
        return bytes;
    }

    private static String text(JsonNode node) {
        return node.toString();
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
