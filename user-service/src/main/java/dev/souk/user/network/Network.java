package dev.souk.user.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The network of a client as far as attempts are counted: an IPv4 address, or the first 64 bits of an IPv6 address, of
 * which one client has all the rest.
 */
public record Network(String name) {

    private static final int PREFIX_BYTES = 8;

    /** The network of a client address; a text that is no address stands for itself. */
    public static Network of(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address v6 ? prefix(v6) : new Network(address);
        } catch (IllegalArgumentException | UnknownHostException notAnAddress) {
            return new Network(address);
        }
    }

    private static Network prefix(Inet6Address address) throws UnknownHostException {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, PREFIX_BYTES, bytes.length, (byte) 0);
        return new Network(InetAddress.getByAddress(bytes).getHostAddress());
    }
}
