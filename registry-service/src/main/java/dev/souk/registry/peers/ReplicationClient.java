package dev.souk.registry.peers;

import com.netflix.discovery.shared.transport.EurekaHttpResponse;
import com.netflix.discovery.shared.transport.decorator.EurekaHttpClientDecorator;
import com.netflix.eureka.cluster.HttpReplicationClient;
import com.netflix.eureka.cluster.PeerEurekaNode;
import com.netflix.eureka.cluster.protocol.ReplicationList;
import com.netflix.eureka.cluster.protocol.ReplicationListResponse;
import com.netflix.eureka.resources.ASGResource.ASGStatus;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Sends changes to a peer, in batches, which is the only way that Eureka uses here. Eureka's own client for it knows
 * neither an account nor a client certificate.
 */
final class ReplicationClient extends EurekaHttpClientDecorator implements HttpReplicationClient {

    private final PeerConnection peer;

    ReplicationClient(PeerConnection peer) {
        this.peer = peer;
    }

    /** Eureka repeats a batch that fails with an {@link IOException}, and one that is answered 503. */
    @Override
    public EurekaHttpResponse<ReplicationListResponse> submitBatchUpdates(ReplicationList changes) {
        try {
            return peer.post(PeerEurekaNode.BATCH_URL_PATH, changes, ReplicationListResponse.class);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    /** There are no auto scaling groups. */
    @Override
    public EurekaHttpResponse<Void> statusUpdate(String group, ASGStatus status) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected <R> EurekaHttpResponse<R> execute(RequestExecutor<R> single) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown() {
        // The connections belong to the transport, which all peers share.
    }
}
