package dev.souk.registry.security;

import java.net.InetAddress;

/** Tells IP addresses from names, without resolving anything. */
final class IpAddresses {

    private IpAddresses() {}

    /** Whether the host of a URL is an IP address; one of version 6 is in brackets. */
    static boolean isLiteral(String host) {
        try {
            InetAddress.ofLiteral(host.replaceAll("^\\[|]$", ""));
            return true;
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
