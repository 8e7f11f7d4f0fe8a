package dev.souk.system.bench.messages;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.souk.grpc.user.v1.Role;
import dev.souk.grpc.user.v1.User;
import java.io.UncheckedIOException;
import java.util.UUID;

/** An account as user-service answers it, by REST and by gRPC. */
record UserMessage(UUID id, String email, String name, String role, String status) {

    static final UserMessage ADA = new UserMessage(
            UUID.fromString("01a1f84a-a1a0-7000-8549-ec1b2f4c4490"), "ada@souk.example", "Ada", "CUSTOMER", "ACTIVE");

    byte[] protobuf() {
        return User.newBuilder()
                .setId(id.toString())
                .setEmail(email)
                .setName(name)
                .setRole(Role.valueOf("ROLE_" + role))
                .setStatus(User.Status.valueOf("STATUS_" + status))
                .build()
                .toByteArray();
    }

    static UserMessage ofProtobuf(byte[] bytes) {
        try {
            User user = User.parseFrom(bytes);
            return new UserMessage(
                    UUID.fromString(user.getId()),
                    user.getEmail(),
                    user.getName(),
                    user.getRole().name().substring("ROLE_".length()),
                    user.getStatus().name().substring("STATUS_".length()));
        } catch (InvalidProtocolBufferException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
