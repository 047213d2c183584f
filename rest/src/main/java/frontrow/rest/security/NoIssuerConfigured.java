package frontrow.rest.security;

/** Nobody could log in: the service does not start. */
final class NoIssuerConfigured extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoIssuerConfigured() {
        super("No token issuer is configured: set frontrow.rest.issuer-uri (or frontrow.rest.jwk-set-uri) to your OIDC issuer,"
                + " or start with the profile `demo` to use the built-in one.");
    }
}
