package dev.souk.common.grpc.server;

import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Tells where a call comes from: behind the gateway its client's address is in X-Forwarded-For. */
final class ClientAddress {

    private static final Metadata.Key<String> FORWARDED_FOR =
            Metadata.Key.of("x-forwarded-for", Metadata.ASCII_STRING_MARSHALLER);

    private final List<IpAddressMatcher> proxies;

    /** Believes the header from these networks, such as {@code 127.0.0.0/8}. */
    ClientAddress(List<String> proxies) {
        this.proxies = proxies.stream().map(IpAddressMatcher::new).toList();
    }

    /** The address of the client; empty if the connection is none of IP. */
    String of(ServerCall<?, ?> call, Metadata headers) {
        if (!(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress remote)) {
            return "";
        }
        String address = remote.getAddress().getHostAddress();
        @Nullable String forwarded = headers.get(FORWARDED_FOR);
        return forwarded != null && isProxy(address) ? last(forwarded) : address;
    }

    private boolean isProxy(String address) {
        return proxies.stream().anyMatch(network -> network.matches(address));
    }

    /** The entry of the gateway; those before it are claims of its client. */
    private static String last(String forwarded) {
        return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }
}
