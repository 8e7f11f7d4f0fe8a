package dev.souk.gateway.request;

import dev.souk.common.core.ClientNetwork;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** The proxies in front of the gateway whose forwarding headers it trusts. */
@Component
public class TrustedProxies {

    /** An address, some with a port. */
    private static final Pattern ENTRY = Pattern.compile("^\\[(.+)].*|^(\\d+\\..+):.*");

    private final List<IpSubnetFilterRule> networks;

    TrustedProxies(RequestProperties properties) {
        this.networks = properties.trustedProxies().stream()
                .map(network -> new IpSubnetFilterRule(network, IpFilterRuleType.ACCEPT))
                .toList();
    }

    /** The network of the client address, by which clients are limited. */
    public String clientOf(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null || remote.isUnresolved() || include(remote)
                ? ClientNetwork.of(addressOf(request))
                : ClientNetwork.of(remote.getAddress()); // without text in between, as for nearly every request
    }

    /** The client address: as a trusted proxy reports it, else the remote address of the connection. */
    String addressOf(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        String forwarded =
                include(remote) ? client(String.join(",", request.getHeaders().getOrEmpty("X-Forwarded-For"))) : "";
        if (!forwarded.isEmpty()) {
            return forwarded;
        }
        return remote == null ? "unknown" : remote.getHostString();
    }

    /** Whether {@code remote} is such a proxy. */
    public boolean include(@Nullable InetSocketAddress remote) {
        return remote != null && networks.stream().anyMatch(network -> network.matches(remote));
    }

    /** The last entry that is no trusted proxy: each proxy adds its caller, and what is before may be invented. */
    private String client(String chain) {
        int before = chain.lastIndexOf(',');
        String entry = ENTRY.matcher(chain.substring(before + 1).strip()).replaceFirst("$1$2");
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(entry);
        boolean isProxy = address != null && include(new InetSocketAddress(address, 0));
        return isProxy && before >= 0 ? client(chain.substring(0, before)) : entry;
    }
}
