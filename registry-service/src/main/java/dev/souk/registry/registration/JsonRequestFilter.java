package dev.souk.registry.registration;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Accepts JSON of limited size and nothing else. Eureka reads and writes XML as well, by XStream, and by default; none
 * of its clients here needs that.
 */
@PreMatching // before Jersey chooses the type of the response
final class JsonRequestFilter implements ContainerRequestFilter {

    /** A registration has about 1,300 bytes. */
    static final int MAX_BODY_BYTES = 16 * 1024;

    /** A peer replicates up to 250 changes at once, and discards all of them if one is refused. */
    private static final int MAX_REPLICATION_BYTES = 250 * MAX_BODY_BYTES;

    private static final String REPLICATION = "peerreplication/batch/";

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (request.getAcceptableMediaTypes().stream().noneMatch(MediaType.APPLICATION_JSON_TYPE::isCompatible)) {
            throw new NotAcceptableException();
        }
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
        if (request.hasEntity()) {
            limit(request);
        }
    }

    private static void limit(ContainerRequestContext request) throws IOException {
        MediaType type = request.getMediaType();
        if (type == null
                || !type.getType().equals("application")
                || !type.getSubtype().equals("json")) {
            throw new NotSupportedException();
        }
        int limit = request.getUriInfo().getPath().endsWith(REPLICATION) ? MAX_REPLICATION_BYTES : MAX_BODY_BYTES;
        byte[] body = request.getEntityStream().readNBytes(limit + 1);
        if (body.length > limit) {
            throw new ClientErrorException(Status.REQUEST_ENTITY_TOO_LARGE);
        }
        request.setEntityStream(new ByteArrayInputStream(body));
    }
}
