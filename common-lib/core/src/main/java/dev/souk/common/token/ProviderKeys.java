package dev.souk.common.token;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Fetches the public keys of another provider, whose address is in its discovery document (OpenID Connect Discovery
 * 1.0, section 4). It blocks, for 1.2 s at most.
 */
final class ProviderKeys implements ResourceRetriever {

    /** For each of the two, from the connection to the last byte. */
    private static final Duration TIMEOUT = Duration.ofMillis(600);

    private static final int MAX_BYTES = 64 * 1024;

    private final String issuer;
    private final RestClient http;

    /** The keys of this issuer. */
    ProviderKeys(String issuer) {
        this.issuer = issuer;
        var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        var requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(TIMEOUT); // of the whole response; others begin it again with each byte
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    @Override
    public Resource retrieveResource(URL discovery) throws IOException {
        return new Resource(get(keys(URI.create(discovery.toString()))), MediaType.APPLICATION_JSON_VALUE);
    }

    /** Only from where it may come: the document of another issuer, or keys without TLS, could be anybody's. */
    private URI keys(URI discovery) throws IOException {
        try {
            var metadata = JSONObjectUtils.parse(get(discovery));
            URI keys = JSONObjectUtils.getURI(metadata, "jwks_uri");
            if (!issuer.equals(metadata.get("issuer"))
                    || keys == null
                    || !discovery.getScheme().equals(keys.getScheme())) {
                throw new IOException("The discovery document at %s is not that of %s".formatted(discovery, issuer));
            }
            return keys;
        } catch (ParseException malformed) {
            throw new IOException("The discovery document at %s is malformed".formatted(discovery), malformed);
        }
    }

    private String get(URI address) throws IOException {
        try {
            return http.get().uri(address).exchangeForRequiredValue((_, response) -> body(response));
        } catch (RestClientException failure) {
            throw new IOException("There are no keys at " + address, failure);
        }
    }

    private static String body(ClientHttpResponse response) throws IOException {
        if (response.getStatusCode() != HttpStatus.OK) {
            throw new IOException("The status is " + response.getStatusCode());
        }
        return new String(response.getBody().readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    }
}
