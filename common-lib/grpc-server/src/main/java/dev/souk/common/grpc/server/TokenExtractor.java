package dev.souk.common.grpc.server;

import dev.souk.common.grpc.BearerToken;
import io.grpc.Attributes;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import org.jspecify.annotations.Nullable;
import org.springframework.grpc.server.security.GrpcAuthenticationExtractor;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Finds the bearer token of a call. Spring gRPC's own fails on an empty one as on a defect. */
final class TokenExtractor implements GrpcAuthenticationExtractor {

    @Override
    public @Nullable Authentication extract(Metadata headers, Attributes attributes, MethodDescriptor<?, ?> method) {
        @Nullable String token = BearerToken.of(headers);
        if (token == null) {
            return null;
        }
        if (token.isEmpty()) {
            throw new InvalidBearerTokenException("The token is empty");
        }
        return new BearerTokenAuthenticationToken(token);
    }
}
