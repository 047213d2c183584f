package frontrow.rest.security;

/** Nobody could log in, or everybody: the service does not start. */
final class UnclearIssuer extends RuntimeException {

    private static final long serialVersionUID = 1;

    private UnclearIssuer(String message) {
        super(message);
    }

    static UnclearIssuer none() {
        return new UnclearIssuer(
                "No token issuer is configured: set frontrow.rest.issuer-uri (or frontrow.rest.jwk-set-uri) to your OIDC issuer,"
                        + " or start with the profile `demo` to use the built-in one.");
    }

    static UnclearIssuer demoBesideAReal() {
        return new UnclearIssuer(
                "The profile `demo` gives a token for any user to anybody, and beside a real issuer it would open everything:"
                        + " leave out the profile, or frontrow.rest.issuer-uri and frontrow.rest.jwk-set-uri.");
    }
}
