package dev.souk.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/**
 * The SRV records of a service (RFC 2782), each with a port and a host, whose addresses the same response has. It
 * caches nothing; priorities and weights it ignores, since callers have a strategy of their own.
 */
final class DnsDiscoveryClient implements DiscoveryClient {

    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final int ATTEMPTS = 2;

    private final Resolver servers;
    private final String name;

    /** Asks no server yet. */
    DnsDiscoveryClient(DnsProperties properties) {
        var all = new ExtendedResolver(Stream.of(properties.servers().split(","))
                .<Resolver>map(DnsDiscoveryClient::server)
                .toList());
        all.setTimeout(TIMEOUT.multipliedBy(ATTEMPTS));
        all.setRetries(ATTEMPTS);
        this.servers = all;
        this.name = properties.name();
    }

    private static SimpleResolver server(String address) {
        int colon = address.lastIndexOf(':');
        var server = new SimpleResolver(new InetSocketAddress(
                address.substring(0, colon), Integer.parseInt(address, colon + 1, address.length(), 10)));
        server.setTimeout(TIMEOUT);
        return server;
    }

    @Override
    public String description() {
        return "DNS";
    }

    /** None if there is no such name; fails if no server has responded in time. */
    @Override
    public List<ServiceInstance> getInstances(String service) {
        try {
            Name asked = Name.fromString(name.replace("%s", service), Name.root);
            Message response = servers.send(Message.newQuery(Record.newRecord(asked, Type.SRV, DClass.IN)));
            int code = response.getRcode();
            if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
                throw new IOException("%s: %s".formatted(asked, Rcode.string(code)));
            }
            return records(response, Section.ANSWER, SRVRecord.class)
                    .flatMap(record -> records(response, Section.ADDITIONAL, ARecord.class)
                            .filter(address -> address.getName().equals(record.getTarget()))
                            .map(address -> instance(service, record, address)))
                    .toList();
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    private static <R extends Record> Stream<R> records(Message response, int section, Class<R> type) {
        return response.getSection(section).stream().filter(type::isInstance).map(type::cast);
    }

    private static ServiceInstance instance(String service, SRVRecord record, ARecord address) {
        return new DefaultServiceInstance(
                record.getTarget().toString(true),
                service,
                address.getAddress().getHostAddress(),
                record.getPort(),
                false);
    }

    /** Names cannot be listed. */
    @Override
    public List<String> getServices() {
        return List.of();
    }
}
