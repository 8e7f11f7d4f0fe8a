package dev.souk.discovery;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;

/** Responds with the records of one service, or not at all. */
final class StubNameServer implements AutoCloseable {

    private static final int SIZE = 1_024;

    private final DatagramSocket socket;
    private final Name service;
    private volatile List<String> hosts = List.of();
    private volatile int port;
    volatile boolean silent;

    /** Of all hosts; none if the client is to ask for it. */
    volatile @Nullable InetAddress address = InetAddress.getLoopbackAddress();

    volatile int code = Rcode.NOERROR;

    StubNameServer(String service) throws IOException {
        this.service = Name.fromString(service);
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    void list(int newPort, String... newHosts) {
        port = newPort;
        hosts = List.of(newHosts);
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[SIZE], SIZE);
        try {
            while (true) {
                socket.receive(packet);
                if (!silent) {
                    byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
                    byte[] response = response(new Message(query)).toWire();
                    socket.send(new DatagramPacket(response, response.length, packet.getSocketAddress()));
                }
                packet.setLength(SIZE);
            }
        } catch (SocketException closed) {
            // this was its end
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Message response(Message query) throws IOException {
        var response = new Message(query.getHeader().getID());
        response.getHeader().setFlag(Flags.QR);
        Record question = query.getQuestion();
        response.addRecord(question, Section.QUESTION);
        response.getHeader().setRcode(code);
        if (code != Rcode.NOERROR) {
            return response;
        }
        if (!question.getName().equals(service)) {
            response.getHeader().setRcode(Rcode.NXDOMAIN);
            return response;
        }
        for (Name host : hosts.stream().map(StubNameServer::name).toList()) {
            response.addRecord(new SRVRecord(service, DClass.IN, 1, 0, 1, port, host), Section.ANSWER);
            InetAddress of = address;
            if (of != null) {
                response.addRecord(
                        of instanceof Inet4Address
                                ? new ARecord(host, DClass.IN, 1, of)
                                : new AAAARecord(host, DClass.IN, 1, of),
                        Section.ADDITIONAL);
            }
        }
        return response;
    }

    private static Name name(String host) {
        return Name.fromConstantString(host + ".souk.");
    }

    @Override
    public void close() {
        socket.close();
    }
}
