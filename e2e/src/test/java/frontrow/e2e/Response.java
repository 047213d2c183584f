package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** An answer over HTTP. The body is JSON or, where there is none, a missing node. */
record Response(int status, JsonNode body, HttpHeaders headers) {

    String text(String field) {
        return body.path(field).asString("");
    }

    long number(String field) {
        return body.path(field).asLong(Long.MIN_VALUE);
    }

    Response expect(int status) {
        assertThat(this.status).as("status of the answer %s", body).isEqualTo(status);
        return this;
    }

    /** Asserts a refusal that follows RFC 9457 and tells what is wrong. */
    Response expectProblem(int status, String code) {
        expect(status);
        assertThat(headers.firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(text("code")).as("code of the problem %s", body).isEqualTo(code);
        assertThat(text("detail")).as("detail of the problem").isNotBlank().doesNotContain("Exception");
        return this;
    }
}
