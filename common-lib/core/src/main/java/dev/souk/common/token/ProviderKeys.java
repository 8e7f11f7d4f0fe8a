package dev.souk.common.token;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;

/**
 * Fetches the public keys of another provider, whose address is in its discovery document (OpenID Connect Discovery
 * 1.0, section 4). It blocks, for three seconds at most.
 */
final class ProviderKeys implements ResourceRetriever {

    private static final int TIMEOUT_MILLIS = 800; // to connect, and to read, of each of the two
    private static final int MAX_BYTES = 64 * 1024;

    private final String issuer;
    private final ResourceRetriever http = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES);

    /** The keys of this issuer. */
    ProviderKeys(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public Resource retrieveResource(URL discovery) throws IOException {
        return http.retrieveResource(keys(discovery).toURL());
    }

    /** Only from where it may come: the document of another issuer, or keys without TLS, could be anybody's. */
    private URI keys(URL discovery) throws IOException {
        try {
            var metadata =
                    JSONObjectUtils.parse(http.retrieveResource(discovery).getContent());
            URI keys = JSONObjectUtils.getURI(metadata, "jwks_uri");
            if (!issuer.equals(metadata.get("issuer"))
                    || keys == null
                    || !discovery.getProtocol().equals(keys.getScheme())) {
                throw new IOException("The discovery document at %s is not that of %s".formatted(discovery, issuer));
            }
            return keys;
        } catch (ParseException malformed) {
            throw new IOException("The discovery document at %s is malformed".formatted(discovery), malformed);
        }
    }
}
