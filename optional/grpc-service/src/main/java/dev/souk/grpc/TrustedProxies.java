package dev.souk.grpc;

import com.linecorp.armeria.common.util.InetAddressPredicates;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;

/** Networks in the form of CIDR, such as {@code 127.0.0.1/32}. */
final class TrustedProxies {

    private TrustedProxies() {}

    static Predicate<InetAddress> of(List<String> networks) {
        return networks.stream()
                .map(InetAddressPredicates::ofCidr)
                .reduce(Predicate::or)
                .orElse(_ -> false);
    }
}
