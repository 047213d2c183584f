package frontrow.rest.demo;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Anybody may be anybody: for demonstrations and tests. */
@RestController
final class DemoUsersController {

    private final DemoTokens tokens;

    DemoUsersController(DemoTokens tokens) {
        this.tokens = tokens;
    }

    @Operation(summary = "A bearer token for a user, made up on the spot")
    @SecurityRequirements
    @PostMapping("/api/demo/users")
    @ResponseStatus(HttpStatus.CREATED)
    DemoUser issue(@Valid @RequestBody WantedUser wanted) {
        return new DemoUser(tokens.issue(wanted.userId(), wanted.roles() != null && wanted.roles().contains(Role.OPERATOR)));
    }

    record WantedUser(
            @NotNull(message = "is missing") @Pattern(regexp = "[A-Za-z0-9._@-]{1,64}", message = "must be 1 to 64 of the characters A-Z a-z 0-9 . _ @ -") String userId,
            @Nullable @Size(max = 1) List<@NotNull Role> roles) {}

    enum Role {
        OPERATOR
    }

    record DemoUser(String accessToken) {}
}
