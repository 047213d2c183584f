package frontrow.rest.rates;

import frontrow.rest.RestProperties;
import frontrow.rest.problems.ProblemWriter;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** Counts by the client's address, whatever token it shows. Behind a trusted proxy, Tomcat has put the client's in the proxy's place. */
final class AddressRateFilter extends RateFilter {

    /** One customer gets a network of this size (RFC 6177), and could ask from each of its addresses in turn. */
    private static final int IPV6_NETWORK_BYTES = 8;

    AddressRateFilter(RestProperties.Rates rates, ProblemWriter problems) {
        super(new Rate(rates.addressRequestsPerSecond(), rates.addressRequestsBurst(), rates.trackedMax(),
                TimeMeter.SYSTEM_NANOTIME), problems);
    }

    @Override
    String who(HttpServletRequest request) {
        return network(request.getRemoteAddr());
    }

    static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address ipv6
                    ? HexFormat.of().formatHex(ipv6.getAddress(), 0, IPV6_NETWORK_BYTES)
                    : address;
        } catch (IllegalArgumentException notAnAddress) {
            return "unknown"; // a proxy's word for it (RFC 7239 §6.2), or nonsense: all of them together
        }
    }
}
