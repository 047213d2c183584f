package frontrow.rest.idempotency;

import frontrow.rest.Answer;
import frontrow.rest.Problem;
import frontrow.rest.problems.ProblemWriter;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer as it is kept and sent.
 *
 * @param headers one {@code Name: value} a line
 */
record StoredAnswer(int status, String contentType, String headers, String body) {

    static final String REPLAYED = "Idempotency-Replayed";

    static StoredAnswer of(Answer answer, String path, JsonMapper json, ProblemWriter problems) {
        return switch (answer) {
            case Answer.Success success -> new StoredAnswer(success.status().value(), MediaType.APPLICATION_JSON_VALUE, "",
                    json.writeValueAsString(success.body()));
            case Answer.Refusal refusal -> ofProblem(refusal.problem(), path, problems);
        };
    }

    private static StoredAnswer ofProblem(Problem problem, String path, ProblemWriter problems) {
        String headers = problem.getHeaders().headerSet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
                .collect(Collectors.joining("\n"));
        return new StoredAnswer(problem.getStatusCode().value(), MediaType.APPLICATION_PROBLEM_JSON_VALUE, headers,
                problems.render(problem, path));
    }

    ResponseEntity<String> toResponse(boolean replayed) {
        HttpHeaders sent = new HttpHeaders();
        headers.lines().map(line -> line.split(": ", 2)).forEach(header -> sent.add(header[0], header[1]));
        sent.setContentType(MediaType.parseMediaType(contentType));
        if (replayed) {
            sent.set(REPLAYED, "true");
        }
        return ResponseEntity.status(status).headers(sent).body(body);
    }
}
