/** Bearer tokens (RFC 6750) of any OIDC issuer, and who may call what. */
@NullMarked
package frontrow.rest.security;

import org.jspecify.annotations.NullMarked;
