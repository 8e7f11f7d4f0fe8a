package dev.souk.system.bench.protocols.http;

import dev.souk.grpc.user.v1.GetUserRequest;
import dev.souk.grpc.user.v1.GetUserResponse;
import dev.souk.system.bench.protocols.client.Accounts;
import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.protocols.client.UserReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;

/** The call {@code GetUser} by gRPC-Web, in binary form. */
public final class GrpcWebUsers implements UserReader {

    private final Http http;

    /** Without a connection yet. */
    public GrpcWebUsers(Endpoint endpoint) {
        http = new Http(endpoint);
    }

    @Override
    public void read() throws IOException {
        byte[] request = GetUserRequest.getDefaultInstance().toByteArray();
        byte[] body = http.call(http.to("/souk.user.v1.UserService/GetUser")
                .header("Content-Type", GrpcWebFrames.TYPE)
                .POST(BodyPublishers.ofByteArray(GrpcWebFrames.of(request))));
        GrpcWebFrames.read(
                new ByteArrayInputStream(body),
                message -> Accounts.requireCaller(
                        http.endpoint(),
                        GetUserResponse.parseFrom(message).getUser().getId()));
    }

    @Override
    public void close() {
        http.close();
    }
}
