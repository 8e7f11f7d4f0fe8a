package dev.souk.gateway.request;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;

/** Headers of one connection, which are not forwarded on another one (RFC 9110, section 7.6.1). */
public final class ConnectionHeaders {

    private static final Set<String> NAMES =
            StringUtils.commaDelimitedListToSet("connection,keep-alive,proxy-authenticate,proxy-authorization,"
                    + "proxy-connection,te,trailer,transfer-encoding,upgrade");

    private ConnectionHeaders() {}

    /** Removes them from the headers of a response. */
    public static void removeFrom(HttpHeaders headers) {
        List<String> ofConnection = headers.getConnection();
        NAMES.forEach(headers::remove);
        ofConnection.forEach(headers::remove);
    }

    /**
     * Whether {@code name}, in lower case, is one of them.
     *
     * @param ofConnection the names that the header Connection has
     */
    static boolean include(String name, List<String> ofConnection) {
        return NAMES.contains(name) || ofConnection.stream().anyMatch(name::equalsIgnoreCase);
    }
}
