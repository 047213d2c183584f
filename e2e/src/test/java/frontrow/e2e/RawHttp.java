package frontrow.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sends bytes, one connection a request, and reads what comes back until the other side has closed it. */
final class RawHttp {

    private static final int CONNECT_MILLIS_MAX = 5_000;
    private static final int SILENCE_MILLIS_MAX = 30_000;
    private static final int ANSWER_BYTES_MAX = 4 * 1024 * 1024;
    private static final String HEAD_END = "\r\n\r\n";

    private RawHttp() {}

    /** @param status 0 where the connection was closed without an answer */
    record Answer(int status, String head, String body) {

        static final Answer NONE = new Answer(0, "", "");

        String header(String name) {
            return head.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip()).findFirst().orElse("");
        }

        boolean isProblem() {
            return header("Content-Type").startsWith("application/problem+json");
        }
    }

    static Answer send(URI service, RawRequest request) {
        return send(service, InetAddress.getLoopbackAddress(), request);
    }

    /** @param from the client's own address */
    static Answer send(URI service, InetAddress from, RawRequest request) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.getPort()), CONNECT_MILLIS_MAX);
            socket.setSoTimeout(SILENCE_MILLIS_MAX);
            return exchange(socket, request);
        } catch (IOException closed) {
            return Answer.NONE;
        }
    }

    private static Answer exchange(Socket socket, RawRequest request) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try {
            socket.getOutputStream().write(request.bytes());
            socket.shutdownOutput();
            InputStream input = socket.getInputStream();
            byte[] buffer = new byte[16 * 1024];
            for (int read = input.read(buffer); read >= 0 && received.size() < ANSWER_BYTES_MAX; read = input.read(buffer)) {
                received.write(buffer, 0, read);
                if (isStream(received)) {
                    break; // it would go on for minutes
                }
            }
        } catch (IOException reset) {
            // what has come so far is the answer
        }
        return parse(received.toString(StandardCharsets.UTF_8));
    }

    private static boolean isStream(ByteArrayOutputStream received) {
        String head = received.toString(StandardCharsets.ISO_8859_1);
        return head.contains(HEAD_END)
                && head.toLowerCase(Locale.ROOT).replace(" ", "").contains("content-type:text/event-stream");
    }

    private static Answer parse(String text) {
        int end = text.indexOf(HEAD_END);
        if (end < 0 || !text.startsWith("HTTP/1.1 ")) {
            return Answer.NONE;
        }
        String head = text.substring(0, end);
        String body = text.substring(end + HEAD_END.length());
        boolean chunked = head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
        return new Answer(Integer.parseInt(text.substring(9, 12)), head, chunked ? joined(body) : body);
    }

    /** The chunks' texts without their lengths, which stand on lines of their own (RFC 9112 §7.1); our bodies have no line breaks. */
    private static String joined(String chunks) {
        String[] lines = chunks.split("\r\n", -1);
        return IntStream.range(0, lines.length).filter(line -> line % 2 == 1).mapToObj(line -> lines[line])
                .collect(Collectors.joining());
    }
}
