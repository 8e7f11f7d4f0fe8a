package dev.souk.common.core;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The network that limits for each client count by: an IPv4 address, or the first 64 bits of an IPv6 address. A
 * provider assigns at least a /64 to each subscriber (RFC 6177), who can use any of its 2<sup>64</sup> addresses.
 */
public final class ClientNetwork {

    private static final int IPV6_PREFIX_BYTES = 8;

    private ClientNetwork() {}

    /**
     * The network of an IP literal, such as {@code 203.0.113.7}, {@code 2001:db8:0:1:0:0:0:0/64}; other text as it is.
     */
    public static String of(String address) {
        try {
            return of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }

    /** The network of {@code address}. */
    public static String of(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, IPV6_PREFIX_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("An IPv6 address has 16 bytes", impossible);
        }
    }
}
