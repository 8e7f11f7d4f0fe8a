package dev.souk.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/**
 * The SRV records of a service (RFC 2782), each with a port and a host, whose addresses the same response has. It
 * caches nothing; priorities and weights it ignores, since callers have a strategy of their own.
 */
record DnsDiscoveryClient(DnsProperties properties) implements DiscoveryClient {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    @Override
    public String description() {
        return "DNS";
    }

    /** None if there is no such name; fails without an address, and if the server does not respond in time. */
    @Override
    public List<ServiceInstance> getInstances(String service) {
        try {
            Name asked = Name.fromString(properties.name().replace("%s", service), Name.root);
            Message response = server().send(Message.newQuery(Record.newRecord(asked, Type.SRV, DClass.IN)));
            int code = response.getRcode();
            if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
                throw new IOException("%s: %s".formatted(asked, Rcode.string(code)));
            }
            var instances = new ArrayList<ServiceInstance>();
            for (Record record : response.getSection(Section.ANSWER)) {
                if (record instanceof SRVRecord instance) {
                    String host = address(response, instance.getTarget());
                    String id = instance.getTarget().toString(true);
                    instances.add(new DefaultServiceInstance(id, service, host, instance.getPort(), false));
                }
            }
            return instances;
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    /** Its address is looked up each time: it may have none when this process starts, or another one later. */
    private SimpleResolver server() {
        var server = new SimpleResolver(new InetSocketAddress(properties.host(), properties.port()));
        server.setTimeout(TIMEOUT);
        return server;
    }

    private static String address(Message response, Name host) throws IOException {
        for (Record record : response.getSection(Section.ADDITIONAL)) {
            if (record.getName().equals(host) && record instanceof ARecord address) {
                return address.getAddress().getHostAddress();
            }
            if (record.getName().equals(host) && record instanceof AAAARecord address) {
                return address.getAddress().getHostAddress();
            }
        }
        throw new IOException("The response has no address of " + host);
    }

    /** Names cannot be listed. */
    @Override
    public List<String> getServices() {
        return List.of();
    }
}
