package dev.souk.common.grpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    private final ClientAddress addresses = new ClientAddress(List.of("127.0.0.0/8", "::1/128"));

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
                    127.0.0.1,   203.0.113.7,               203.0.113.7
                    127.0.0.1,   '198.51.100.1, 203.0.113.7', 203.0.113.7
                    127.0.0.1,   none,                      127.0.0.1
                    192.0.2.1,   203.0.113.7,               192.0.2.1
                    192.0.2.1,   none,                      192.0.2.1
                    """)
    void theHeaderIsBelievedFromTheGatewayOnly(String remote, String forwarded, String client) {
        ServerCall<?, ?> call = mock(ServerCall.class);
        when(call.getAttributes())
                .thenReturn(Attributes.newBuilder()
                        .set(Grpc.TRANSPORT_ATTR_REMOTE_ADDR, new InetSocketAddress(remote, 4711))
                        .build());
        var headers = new Metadata();
        if (forwarded != null) {
            headers.put(Metadata.Key.of("x-forwarded-for", Metadata.ASCII_STRING_MARSHALLER), forwarded);
        }

        assertThat(addresses.of(call, headers)).isEqualTo(client);
    }
}
