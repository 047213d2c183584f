package frontrow.messaging.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** The headers of a record as they stand in the outbox: a JSON object of strings, in order. */
public final class RecordHeaders {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter WRITER = JSON.writer();
    private static final ObjectReader READER = JSON.readerFor(new TypeReference<LinkedHashMap<String, String>>() {
    });

    private RecordHeaders() {}

    static String write(Map<String, String> headers) {
        try {
            return WRITER.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Headers that are no JSON: " + headers, e);
        }
    }

    public static Map<String, String> read(String headers) {
        try {
            return READER.readValue(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Headers that are no JSON object of strings: " + headers, e);
        }
    }
}
