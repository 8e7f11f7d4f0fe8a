package dev.souk.system.bench.protocols.grpc;

import dev.souk.grpc.user.v1.GetUserRequest;
import dev.souk.grpc.user.v1.UserServiceGrpc;
import dev.souk.grpc.user.v1.UserServiceGrpc.UserServiceBlockingStub;
import dev.souk.system.bench.protocols.client.Accounts;
import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.protocols.client.UserReader;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The call {@code GetUser}. */
public final class GrpcUsers implements UserReader {

    private final Endpoint endpoint;
    private final Connection connection;
    private final UserServiceBlockingStub users;

    /** Without a connection yet. */
    public GrpcUsers(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.connection = new Connection(endpoint);
        this.users = UserServiceGrpc.newBlockingStub(connection.caller());
    }

    @Override
    public void read() throws IOException {
        try {
            String id = users.withDeadlineAfter(Endpoint.TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .getUser(GetUserRequest.getDefaultInstance())
                    .getUser()
                    .getId();
            Accounts.requireCaller(endpoint, id);
        } catch (StatusRuntimeException failed) {
            throw Connection.failure(failed);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
