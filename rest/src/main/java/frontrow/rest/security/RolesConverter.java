package frontrow.rest.security;

import frontrow.rest.RestProperties;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Who a token speaks for, and whether that is an operator. */
final class RolesConverter implements Converter<Jwt, AbstractAuthenticationToken> {

    static final String OPERATOR = "ROLE_OPERATOR";
    static final GrantedAuthority OPERATOR_AUTHORITY = new SimpleGrantedAuthority(OPERATOR);

    private final String rolesClaim;
    private final String operatorRole;

    RolesConverter(RestProperties properties) {
        this.rolesClaim = properties.rolesClaim();
        this.operatorRole = properties.operatorRole();
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        boolean operator = roles(token.getClaims()) instanceof Collection<?> roles && roles.contains(operatorRole);
        return new JwtAuthenticationToken(token, operator ? List.of(OPERATOR_AUTHORITY) : List.of(),
                Objects.requireNonNull(token.getSubject()));
    }

    private @Nullable Object roles(Map<String, Object> claims) {
        Object value = claims.get(rolesClaim);
        if (value != null) {
            return value;
        }
        value = claims;
        for (String step : rolesClaim.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value;
    }
}
